import { compareReleases, readPolicy } from '@whyblocked/dataset';
import { openGoParser } from '../go/parse-go.ts';
import { mergeReleases } from '../releases/merge-releases.ts';
import { type ReleaseChange, releaseChanges } from '../releases/release-changes.ts';
import type { ReleaseFacts } from '../releases/release-facts.ts';
import { storedHistory, storeHistory } from '../releases/store-releases.ts';
import { tooManyVanish, type Vanishing } from '../releases/vanishing.ts';
import type { SourceTree } from '../source/source-tree.ts';
import { snapdReleaseFacts } from './snapd-release-facts.ts';
import { INTERFACES } from './snapd-source.ts';

export interface SnapdImport {
  readonly releases: readonly { readonly release: string; readonly tree: SourceTree }[];
  /** The folder `data`. */
  readonly dataDir: string;
  readonly allowVanishing?: boolean;
}

export type SnapdImportResult =
  | { readonly ok: true; readonly value: SnapdImportSummary }
  | {
      readonly ok: false;
      readonly error: { readonly code: 'no-snapd'; readonly release: string; readonly path: string } | Vanishing;
    };

export interface SnapdImportSummary {
  /** Oldest first. */
  readonly releases: readonly ReleaseChange[];
  readonly changedFiles: readonly string[];
}

/** Stores what releases of snapd say of its interfaces. A second run changes nothing. */
export async function importSnapd({
  releases,
  dataDir,
  allowVanishing = false,
}: SnapdImport): Promise<SnapdImportResult> {
  const parser = await openGoParser();
  const added: ReleaseFacts[] = [];
  for (const { release, tree } of [...releases].sort((a, b) => compareReleases(a.release, b.release))) {
    if (tree.list(INTERFACES).length === 0)
      return { ok: false, error: { code: 'no-snapd', release, path: INTERFACES } };
    added.push(snapdReleaseFacts(parser, tree, release));
    parser.forget();
  }
  const stored = storedHistory(readPolicy(dataDir), 'snapd');
  const vanishing = allowVanishing ? undefined : tooManyVanish(stored, added);
  if (vanishing) return { ok: false, error: vanishing };
  const merged = mergeReleases(stored, added);
  return {
    ok: true,
    value: {
      releases: releaseChanges(
        merged,
        added.map(({ release }) => release),
      ),
      changedFiles: storeHistory(dataDir, 'snapd', stored, merged),
    },
  };
}
