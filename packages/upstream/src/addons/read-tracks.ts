import type { AddonIdentity } from '@whyblocked/dataset';
import type { SourceBranch } from '../source/git-branches.ts';
import type { SourceTree } from '../source/source-tree.ts';
import { type ListedAddon, readAddonList } from './read-addon-list.ts';

const ADDON_LIST = 'addons.yaml';

/** Before it there are no repositories of addons. */
const FIRST_MINOR = 24;

/** A branch that a track takes its addons from, and what it lists. */
export interface ListedTrack {
  readonly repository: AddonIdentity['repository'];
  readonly track: string;
  readonly branch: string;
  readonly commit: string;
  readonly tree: SourceTree;
  readonly addons: readonly ListedAddon[];
}

export interface UnreadableList {
  readonly code: 'unreadable';
  readonly repository: AddonIdentity['repository'];
  readonly branch: string;
  readonly path: string;
  readonly message: string;
}

/** Reads what the branches of a repository list; other branches than those of tracks are passed over. */
export function readTracks(
  repository: AddonIdentity['repository'],
  branches: readonly SourceBranch[],
):
  | { readonly ok: true; readonly value: readonly ListedTrack[] }
  | { readonly ok: false; readonly error: UnreadableList } {
  const value: ListedTrack[] = [];
  for (const { name: branch, commit, tree: openTree } of branches) {
    const track = trackOf(branch);
    if (track === undefined) continue;
    const tree = openTree();
    const text = tree.read(ADDON_LIST);
    const list = text === undefined ? undefined : readAddonList(text);
    if (!list?.ok) {
      const message = list?.error ?? 'There is no such file, or it is too large.';
      return { ok: false, error: { code: 'unreadable', repository, branch, path: ADDON_LIST, message } };
    }
    value.push({ repository, track, branch, commit, tree, addons: list.value });
  }
  return { ok: true, value };
}

/** Tracks take the branch of their number, and what no track has yet is on "main" (build-scripts/addons/repositories.sh of MicroK8s). */
function trackOf(branch: string): string | undefined {
  if (branch === 'main') return 'latest';
  const [, minor] = /^1\.([1-9]\d{0,2})$/.exec(branch) ?? [];
  return Number(minor) >= FIRST_MINOR ? branch : undefined;
}
