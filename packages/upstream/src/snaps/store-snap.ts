import {
  factsOfVariant,
  formatSnapFile,
  readSnapFile,
  readSnaps,
  type SnapFile,
  snapFilePath,
} from '@whyblocked/dataset';
import { replaceFiles } from '../storing/replace-files.ts';
import { vanishesTooMuch } from '../storing/vanishes-too-much.ts';

export interface SnapVanishing {
  readonly code: 'too-many-vanish';
  readonly snap: string;
  readonly before: number;
  readonly vanished: number;
}

export interface StoredSnap {
  readonly snap: string;
  readonly variants: number;
  readonly facts: number;
  /** What is said of a variant now and was not before, and the other way round. */
  readonly added: number;
  readonly removed: number;
  readonly changedFiles: readonly string[];
}

export type StoreResult =
  | { readonly ok: true; readonly value: StoredSnap }
  | {
      readonly ok: false;
      /** "invalid": what was read does not fit the schema of the file. */
      readonly error: SnapVanishing | { readonly code: 'invalid'; readonly snap: string; readonly message: string };
    };

/** Writes the file of a snap if it differs. */
export function storeSnap(dataDir: string, file: SnapFile, allowVanishing: boolean): StoreResult {
  const stored = readSnaps(dataDir).snaps.find(({ snap }) => snap === file.snap);
  const before = stored ? saidBy(stored) : new Set<string>();
  const now = saidBy(file);
  const vanished = before.difference(now).size;
  if (!allowVanishing && vanishesTooMuch(vanished, before.size)) {
    return { ok: false, error: { code: 'too-many-vanish', snap: file.snap, before: before.size, vanished } };
  }
  const path = snapFilePath(file.snap);
  const text = formatSnapFile(file);
  const [problem] = readSnapFile(text, path).problems;
  if (problem) return { ok: false, error: { code: 'invalid', snap: file.snap, message: problem.message } };
  return {
    ok: true,
    value: {
      snap: file.snap,
      variants: file.variants.length,
      facts: file.facts.length,
      added: now.difference(before).size,
      removed: vanished,
      changedFiles: replaceFiles(dataDir, new Map([[path, text]])),
    },
  };
}

/** What is said of each variant, however facts are put into ranges. */
function saidBy(file: SnapFile): Set<string> {
  return new Set(
    file.variants.flatMap((variant) =>
      factsOfVariant(file, variant).map(({ since: _since, until: _until, confinement: _confinement, ...said }) =>
        JSON.stringify([variant.track, variant.confinement, said]),
      ),
    ),
  );
}
