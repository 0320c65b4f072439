import type { SnapFile } from '@whyblocked/dataset';
import type { SourceTree } from '../source/source-tree.ts';
import { readSnapcraft, SNAPCRAFT_PLACES } from './read-snapcraft.ts';
import { snapFacts } from './snap-facts.ts';
import { type StoreResult, storeSnap } from './store-snap.ts';

export interface SnapImport {
  readonly tree: SourceTree;
  /** "owner/name" */
  readonly repo: string;
  readonly commit: string;
  readonly branch?: string | undefined;
  /** Where the snap is declared, if not where snapcraft looks for it. */
  readonly path?: string | undefined;
  /** The folder `data`. */
  readonly dataDir: string;
  readonly allowVanishing?: boolean;
}

export type SnapImportResult =
  | StoreResult
  | {
      readonly ok: false;
      readonly error:
        | { readonly code: 'no-snapcraft' }
        | { readonly code: 'unreadable'; readonly path: string; readonly message: string };
    };

/** Stores what a repository at one commit declares of its snap. A second run changes nothing. */
export function importSnap({
  tree,
  repo,
  commit,
  branch,
  path,
  dataDir,
  allowVanishing = false,
}: SnapImport): SnapImportResult {
  const places = path === undefined ? SNAPCRAFT_PLACES : [path];
  const found = places.find((place) => tree.read(place) !== undefined);
  if (found === undefined) return { ok: false, error: { code: 'no-snapcraft' } };
  const read = readSnapcraft(tree.read(found) ?? '');
  if (!read.ok) return { ok: false, error: { code: 'unreadable', path: found, message: read.error } };
  const { name, confinement } = read.value;
  const { facts, unknownExtensions } = snapFacts(read.value);
  const file: SnapFile = {
    snap: name,
    repo,
    path: found,
    variants: [
      {
        confinement,
        ...(branch === undefined ? {} : { branch }),
        commit,
        ...(unknownExtensions.length === 0 ? {} : { complete: false, extensions: [...unknownExtensions] }),
      },
    ],
    facts,
  };
  return storeSnap(dataDir, file, allowVanishing);
}
