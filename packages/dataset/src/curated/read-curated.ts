import type { DataProblem } from '../data-problem.ts';
import { readWritten } from '../written/read-written.ts';
import type { WrittenFile } from '../written/written-file.ts';
import type { CuratedEntry } from './curated-entry.ts';

/** The folder of each kind of entry under `data/`. */
export const CURATED_FOLDERS = { cause: 'causes', issue: 'issues', noise: 'noise', judgement: 'judgements' } as const;
export type CuratedKind = keyof typeof CURATED_FOLDERS;

const curatedKinds = Object.keys(CURATED_FOLDERS) as readonly CuratedKind[];

/** Everything that people wrote down, by kind and slug. */
export interface Curated {
  readonly entries: readonly CuratedEntry[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
}

/** Reads all folders of entries; what is wrong is told and left out. */
export function readCurated(dataDir: string): Curated {
  const files = readWritten(dataDir, curatedKinds);
  return {
    entries: files.flatMap((file) => entryOf(file) ?? []),
    problems: files.flatMap(({ problems }) => problems),
    files: files.length,
  };
}

/** The entry that a file says; undefined where it does not fit. */
function entryOf({ kind, value }: WrittenFile<CuratedKind>): CuratedEntry | undefined {
  // The value is that of the kind.
  return value && ({ kind, ...value } as CuratedEntry);
}

/** Whether a file is an entry: a cause, an issue, noise or a judgement. */
export function isCurated(file: WrittenFile): file is WrittenFile<CuratedKind> {
  return Object.hasOwn(CURATED_FOLDERS, file.kind);
}
