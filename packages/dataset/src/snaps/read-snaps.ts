import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DataProblem } from '../data-problem.ts';
import { readGeneratedText, rowsOf } from '../generated/generated-file.ts';
import { SnapFact, SnapName, SnapVariant } from './snap-fact.ts';
import { type SnapFile, snapFilePath } from './snap-file.ts';

/** All of `data/snaps`. */
export interface Snaps {
  readonly snaps: readonly SnapFile[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
}

const Header = z.strictObject({
  snap: SnapName,
  repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'A repository is "owner/name".'),
  path: z.string().min(1),
});

/** Reads `data/snaps`; what is wrong is told and left out. */
export function readSnaps(dataDir: string): Snaps {
  const snaps: SnapFile[] = [];
  const problems: DataProblem[] = [];
  const files = filesIn(dataDir);
  for (const file of files) {
    const read = readSnapFile(readFileSync(join(dataDir, file), 'utf8'), file);
    problems.push(...read.problems);
    if (read.snap) snaps.push(read.snap);
  }
  return { snaps, problems, files: files.length };
}

/** Reads one file; `file` names it, and is what the name of its snap must agree with. */
export function readSnapFile(
  text: string,
  file: string,
): { readonly snap?: SnapFile; readonly problems: readonly DataProblem[] } {
  const generated = readGeneratedText(text, file, ['variants', 'facts']);
  const variants = rowsOf(generated, 'variants', SnapVariant, file);
  const facts = rowsOf(generated, 'facts', SnapFact, file);
  const problems = [...generated.problems, ...variants.problems, ...facts.problems];
  const parsed = Header.safeParse(generated.header);
  if (!parsed.success) return { problems: [...problems, { file, message: z.prettifyError(parsed.error) }] };
  const wanted = snapFilePath(parsed.data.snap);
  if (file !== wanted)
    problems.push({ file, message: `It is of the snap "${parsed.data.snap}": it belongs to ${wanted}.` });
  if (variants.rows.length === 0)
    problems.push({ file, message: 'It does not say what it was read from: no variants.' });
  return { snap: { ...parsed.data, variants: variants.rows, facts: facts.rows }, problems };
}

function filesIn(dataDir: string): readonly string[] {
  const path = join(dataDir, 'snaps');
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `snaps/${name}`);
}
