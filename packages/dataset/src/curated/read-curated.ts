import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataProblem } from '../data-problem.ts';
import { readYaml } from '../yaml/read-yaml.ts';
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
function readEntry(
  kind: CuratedKind,
  text: string,
  file: string,
): { readonly entry?: CuratedEntry; readonly problems: readonly DataProblem[] } {
  const read = readYaml(SCHEMAS[kind], text, file);
  if (!read.value) return { problems: read.problems };
  // The schema is that of the kind.
  const entry = { kind, ...read.value } as CuratedEntry;
  const wanted = `${CURATED_FOLDERS[kind]}/${entry.slug}.yaml`;
  if (file !== wanted)
    return { problems: [{ file, message: `Its slug is "${entry.slug}": it belongs to ${wanted}.` }] };
  return { entry, problems: [] };
}

function filesIn(dataDir: string, folder: string): readonly string[] {
  const path = join(dataDir, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${folder}/${name}`);
}
