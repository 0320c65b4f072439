import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { DataProblem } from '../data-problem.ts';
import { Cause, type CuratedEntry, Judgement, KnownIssue, Noise } from './curated-entry.ts';

/** The folder of each kind of entry under `data/`. */
export const CURATED_FOLDERS = { cause: 'causes', issue: 'issues', noise: 'noise', judgement: 'judgements' } as const;
export type CuratedKind = keyof typeof CURATED_FOLDERS;

const SCHEMAS = { cause: Cause, issue: KnownIssue, noise: Noise, judgement: Judgement } as const;

/** Everything that people wrote down, by kind and slug. */
export interface Curated {
  readonly entries: readonly CuratedEntry[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
}

/** Reads all folders of entries; what is wrong is told and left out. */
export function readCurated(dataDir: string): Curated {
  const entries: CuratedEntry[] = [];
  const problems: DataProblem[] = [];
  let files = 0;
  for (const [kind, folder] of Object.entries(CURATED_FOLDERS) as [CuratedKind, string][]) {
    for (const file of filesIn(dataDir, folder)) {
      files++;
      const read = readEntry(kind, readFileSync(join(dataDir, file), 'utf8'), file);
      problems.push(...read.problems);
      if (read.entry) entries.push(read.entry);
    }
  }
  return { entries, problems, files };
}

/** Reads one entry; `file` names it, and is what its slug must agree with. */
export function readEntry(
  kind: CuratedKind,
  text: string,
  file: string,
): { readonly entry?: CuratedEntry; readonly problems: readonly DataProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, maxAliasCount: 0 } as never);
  const faults = document.errors.map((error) => ({
    file,
    line: error.linePos?.[0].line ?? 1,
    message: `Not YAML: ${error.message.split('\n')[0]}`,
  }));
  if (faults.length > 0) return { problems: faults };
  const parsed = SCHEMAS[kind].safeParse(document.toJS());
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((issue) => ({ file, ...problemOf(issue) })) };
  }
  // The schema is that of the kind.
  const entry = { kind, ...parsed.data } as CuratedEntry;
  const wanted = `${CURATED_FOLDERS[kind]}/${entry.slug}.yaml`;
  if (file !== wanted)
    return { problems: [{ file, message: `Its slug is "${entry.slug}": it belongs to ${wanted}.` }] };
  return { entry, problems: [] };
}

function problemOf(issue: z.core.$ZodIssue): { readonly message: string } {
  const at = issue.path.map(String).join('.');
  return { message: at === '' ? issue.message : `${at}: ${issue.message}` };
}

function filesIn(dataDir: string, folder: string): readonly string[] {
  const path = join(dataDir, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${folder}/${name}`);
}
