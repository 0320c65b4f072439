import { compareTracks } from '@whyblocked/dataset';
import type { SourceBranch } from '../source/git-branches.ts';
import type { SourceTree } from '../source/source-tree.ts';
import { factsOverTracks, type ReadVariant } from './facts-over-tracks.ts';
import { microk8sFacts } from './microk8s-facts.ts';
import { readSnapcraft } from './read-snapcraft.ts';
import { snapFacts } from './snap-facts.ts';
import { type StoreResult, storeSnap } from './store-snap.ts';

const REPO = 'canonical/microk8s';
const DECLARATION = 'snap/snapcraft.yaml';

/** Before it there are no strict tracks, and nothing is known of addons. */
const FIRST_MINOR = 24;

export interface Microk8sImport {
  readonly branches: readonly SourceBranch[];
  /** The folder `data`. */
  readonly dataDir: string;
  readonly allowVanishing?: boolean;
}

export type Microk8sImportResult =
  | StoreResult
  | {
      readonly ok: false;
      readonly error:
        | { readonly code: 'no-tracks' }
        | { readonly code: 'unreadable'; readonly branch: string; readonly path: string; readonly message: string };
    };

/** Stores what the branches of MicroK8s' repository that tracks are built from say of the snap. A second run changes nothing. */
export function importMicrok8s({ branches, dataDir, allowVanishing = false }: Microk8sImport): Microk8sImportResult {
  const read: ReadVariant[] = [];
  for (const { name, commit, tree } of branches) {
    const track = trackOf(name);
    if (track === undefined) continue;
    const one = readBranch(tree());
    if (!one.ok)
      return { ok: false, error: { code: 'unreadable', branch: name, path: DECLARATION, message: one.error } };
    const { confinement, facts, unknownExtensions } = one.value;
    read.push({
      variant: {
        track,
        confinement,
        branch: name,
        commit,
        ...(unknownExtensions.length === 0 ? {} : { complete: false, extensions: [...unknownExtensions] }),
      },
      facts,
    });
  }
  if (read.length === 0) return { ok: false, error: { code: 'no-tracks' } };
  const variants = read.sort(byTrack).map(({ variant }) => variant);
  const file = { snap: 'microk8s', repo: REPO, path: DECLARATION, variants, facts: factsOverTracks(read) };
  return storeSnap(dataDir, file, allowVanishing);
}

/** "1.32", "1.32-strict"; what no track has yet is on "master" and "strict". */
function trackOf(branch: string): string | undefined {
  if (branch === 'master' || branch === 'strict') return 'latest';
  const [, track, minor] = /^(1\.(\d+))(?:-strict)?$/.exec(branch) ?? [];
  return Number(minor) >= FIRST_MINOR ? track : undefined;
}

function readBranch(tree: SourceTree) {
  const read = readSnapcraft(tree.read(DECLARATION) ?? '');
  if (!read.ok) return read;
  const { confinement } = read.value;
  const { facts, unknownExtensions } = snapFacts(read.value);
  const more = microk8sFacts(tree, confinement === 'strict');
  return { ok: true as const, value: { confinement, facts: [...facts, ...more], unknownExtensions } };
}

function byTrack({ variant: a }: ReadVariant, { variant: b }: ReadVariant): number {
  return compareTracks(a.track ?? '', b.track ?? '') || (a.confinement < b.confinement ? -1 : 1);
}
