import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DataProblem } from '../data-problem.ts';
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

/** Reads one file; `file` names it, and is what the name of its snap must agree with. Rows are JSON. */
export function readSnapFile(
  text: string,
  file: string,
): { readonly snap?: SnapFile; readonly problems: readonly DataProblem[] } {
  const problems: DataProblem[] = [];
  const header: Record<string, string> = {};
  const variants: SnapVariant[] = [];
  const facts: SnapFact[] = [];
  let room = '';
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const told = (message: string) => problems.push({ file, line: index + 1, message });
    if (!line.startsWith('- ')) {
      const [, key = '', value = ''] = /^([a-z]+):(?: (.*))?$/.exec(line) ?? [];
      if (key === '') told('A line is "key: value" or one fact: "- {…}".');
      else if (value === '' || value === '[]') room = key;
      else header[key] = value;
    } else if (room === 'variants') readRow(line, SnapVariant, variants, told);
    else if (room === 'facts') readRow(line, SnapFact, facts, told);
    else told('Rows stand under "variants:" or "facts:".');
  }
  const parsed = Header.safeParse(header);
  if (!parsed.success) return { problems: [...problems, { file, message: z.prettifyError(parsed.error) }] };
  const wanted = snapFilePath(parsed.data.snap);
  if (file !== wanted)
    problems.push({ file, message: `It is of the snap "${parsed.data.snap}": it belongs to ${wanted}.` });
  if (variants.length === 0) problems.push({ file, message: 'It does not say what it was read from: no variants.' });
  return { snap: { ...parsed.data, variants, facts }, problems };
}

function readRow<S extends z.ZodType>(
  line: string,
  schema: S,
  into: z.infer<S>[],
  told: (message: string) => void,
): void {
  try {
    const parsed = schema.safeParse(JSON.parse(line.slice(2)));
    if (parsed.success) into.push(parsed.data);
    else told(z.prettifyError(parsed.error));
  } catch (error) {
    told(`The row is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function filesIn(dataDir: string): readonly string[] {
  const path = join(dataDir, 'snaps');
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `snaps/${name}`);
}
