import type { DataProblem } from '@whyblocked/dataset';
import { printable } from '@whyblocked/render';

/** Writes what is wrong with the database, one line for each problem, and makes the command fail. */
export function tellProblems(problems: readonly DataProblem[]): void {
  for (const { file, line, message } of problems) {
    process.stderr.write(`${printable(file)}${line === undefined ? '' : `:${line}`}: ${printable(message)}\n`);
  }
  process.stderr.write(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.\n`);
  process.exitCode = 1;
}
