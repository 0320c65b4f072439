import type { DataProblem } from '../data-problem.ts';
import { readWritten, readWrittenText } from '../written/read-written.ts';
import type { WrittenFile } from '../written/written-file.ts';
import type { StoredCase } from './case-file.ts';

/** All of `data/cases`. */
export interface Cases {
  readonly cases: readonly StoredCase[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
}

/** Reads `data/cases`; what is wrong is told and left out. */
export function readCases(dataDir: string): Cases {
  const files = readWritten(dataDir, ['case']);
  return {
    cases: files.flatMap((file) => caseOf(file) ?? []),
    problems: files.flatMap(({ problems }) => problems),
    files: files.length,
  };
}

/** Reads one file; `file` names it, and is its identity. */
export function readCaseFile(
  text: string,
  file: string,
): { readonly case?: StoredCase; readonly problems: readonly DataProblem[] } {
  const read = readWrittenText('case', text, file);
  const found = caseOf(read);
  return found ? { case: found, problems: read.problems } : { problems: read.problems };
}

function caseOf({ id, value }: WrittenFile<'case'>): StoredCase | undefined {
  return value && { name: id, ...value };
}
