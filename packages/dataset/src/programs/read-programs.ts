import type { DataProblem } from '../data-problem.ts';
import { readWritten } from '../written/read-written.ts';
import type { ProgramFile } from './program-file.ts';

/** Reads `data/programs`; what is wrong is told and left out. */
export function readPrograms(dataDir: string): {
  readonly programs: readonly ProgramFile[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
} {
  const files = readWritten(dataDir, ['program']);
  return {
    programs: files.flatMap(({ value }) => value ?? []),
    problems: files.flatMap(({ problems }) => problems),
    files: files.length,
  };
}
