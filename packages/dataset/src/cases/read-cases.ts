import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Slug } from '../curated/curated-entry.ts';
import type { DataProblem } from '../data-problem.ts';
import { filesBelow } from '../files-below.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { CaseFile, type StoredCase } from './case-file.ts';

/** All of `data/cases`. */
export interface Cases {
  readonly cases: readonly StoredCase[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
}

/** Reads `data/cases`; what is wrong is told and left out. */
export function readCases(dataDir: string): Cases {
  const cases: StoredCase[] = [];
  const problems: DataProblem[] = [];
  const files = filesBelow(dataDir, 'cases');
  for (const file of files) {
    const read = readCaseFile(readFileSync(join(dataDir, file), 'utf8'), file);
    problems.push(...read.problems);
    if (read.case) cases.push(read.case);
  }
  return { cases, problems, files: files.length };
}

/** Reads one file; `file` names it, and is its identity. */
export function readCaseFile(
  text: string,
  file: string,
): { readonly case?: StoredCase; readonly problems: readonly DataProblem[] } {
  const name = file.slice('cases/'.length, -'.yaml'.length);
  if (!Slug.safeParse(name).success)
    return {
      problems: [{ file, message: 'A case stands in cases/NAME.yaml; a name has small letters, digits and dashes.' }],
    };
  const { value, problems } = readYaml(CaseFile, text, file);
  return value ? { case: { name, ...value }, problems } : { problems };
}
