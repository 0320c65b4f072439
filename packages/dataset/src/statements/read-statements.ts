import type { DataProblem } from '../data-problem.ts';
import { readWritten, readWrittenText } from '../written/read-written.ts';
import type { WrittenFile } from '../written/written-file.ts';
import type { StoredStatement } from './statement-file.ts';

/** All of `data/statements`. */
export interface Statements {
  readonly statements: readonly StoredStatement[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
}

/** Reads `data/statements`; what is wrong is told and left out. */
export function readStatements(dataDir: string): Statements {
  const files = readWritten(dataDir, ['statement']);
  return {
    statements: files.flatMap((file) => statementOf(file) ?? []),
    problems: files.flatMap(({ problems }) => problems),
    files: files.length,
  };
}

/** Reads one file; `file` names it, and is its identity. */
export function readStatementFile(
  text: string,
  file: string,
): { readonly statement?: StoredStatement; readonly problems: readonly DataProblem[] } {
  const read = readWrittenText('statement', text, file);
  const statement = statementOf(read);
  return statement ? { statement, problems: read.problems } : { problems: read.problems };
}

function statementOf({ id, value }: WrittenFile<'statement'>): StoredStatement | undefined {
  return value && { id, addon: id.slice(0, id.lastIndexOf('/')), ...value };
}
