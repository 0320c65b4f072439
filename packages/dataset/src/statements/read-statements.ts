import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataProblem } from '../data-problem.ts';
import { filesBelow } from '../files-below.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { StatementFile, type StoredStatement } from './statement-file.ts';
import { parseStatementId } from './statement-path.ts';

/** All of `data/statements`. */
export interface Statements {
  readonly statements: readonly StoredStatement[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
}

/** Reads `data/statements`; what is wrong is told and left out. */
export function readStatements(dataDir: string): Statements {
  const statements: StoredStatement[] = [];
  const problems: DataProblem[] = [];
  const files = filesBelow(dataDir, 'statements');
  for (const file of files) {
    const read = readStatementFile(readFileSync(join(dataDir, file), 'utf8'), file);
    problems.push(...read.problems);
    if (read.statement) statements.push(read.statement);
  }
  return { statements, problems, files: files.length };
}

/** Reads one file; `file` names it, and is its identity. */
export function readStatementFile(
  text: string,
  file: string,
): { readonly statement?: StoredStatement; readonly problems: readonly DataProblem[] } {
  const id = file.slice('statements/'.length, -'.yaml'.length);
  const path = parseStatementId(id);
  if (!path) return { problems: [{ file, message: 'A statement stands in statements/REPOSITORY/ADDON/SLUG.yaml.' }] };
  const { value, problems } = readYaml(StatementFile, text, file);
  return value ? { statement: { id, addon: `${path.repository}/${path.addon}`, ...value }, problems } : { problems };
}
