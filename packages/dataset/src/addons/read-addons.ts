import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DataProblem } from '../data-problem.ts';
import { readGeneratedText, rowsOf } from '../generated/generated-file.ts';
import { ADDON_BRANCHES_PATH, AddonBranch } from './addon-branches.ts';
import { AddonFact } from './addon-fact.ts';
import { type AddonFile, AddonIdentity, addonFilePath } from './addon-file.ts';

/** All of `data/addons`. */
export interface Addons {
  readonly addons: readonly AddonFile[];
  /** What they were read from, by repository and track, the oldest first: all tracks that are known. */
  readonly branches: readonly AddonBranch[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
}

/** Reads `data/addons`; what is wrong is told and left out. */
export function readAddons(dataDir: string): Addons {
  const addons: AddonFile[] = [];
  const branches = readBranches(dataDir);
  const problems: DataProblem[] = [...branches.problems];
  const files = filesIn(dataDir);
  for (const file of files) {
    const read = readAddonFile(readFileSync(join(dataDir, file), 'utf8'), file);
    problems.push(...read.problems);
    if (read.addon) addons.push(read.addon);
  }
  return { addons, branches: branches.rows, problems, files: files.length + branches.files };
}

/** Reads one file; `file` names it, and is what the name of its addon must agree with. */
export function readAddonFile(
  text: string,
  file: string,
): { readonly addon?: AddonFile; readonly problems: readonly DataProblem[] } {
  const generated = readGeneratedText(text, file, ['facts']);
  const facts = rowsOf(generated, 'facts', AddonFact, file);
  const problems = [...generated.problems, ...facts.problems];
  const parsed = AddonIdentity.safeParse(generated.header);
  if (!parsed.success) return { problems: [...problems, { file, message: z.prettifyError(parsed.error) }] };
  const { repository, addon } = parsed.data;
  const wanted = addonFilePath(parsed.data);
  if (file !== wanted)
    problems.push({ file, message: `It is of the addon "${repository}/${addon}": it belongs to ${wanted}.` });
  return { addon: { repository, addon, facts: facts.rows }, problems };
}

function readBranches(dataDir: string) {
  const path = join(dataDir, ADDON_BRANCHES_PATH);
  if (!existsSync(path)) return { rows: [], problems: [], files: 0 };
  const generated = readGeneratedText(readFileSync(path, 'utf8'), ADDON_BRANCHES_PATH, ['branches']);
  const { rows, problems } = rowsOf(generated, 'branches', AddonBranch, ADDON_BRANCHES_PATH);
  return { rows, problems: [...generated.problems, ...problems], files: 1 };
}

function filesIn(dataDir: string): readonly string[] {
  return AddonIdentity.shape.repository.options.flatMap((repository) => {
    const path = join(dataDir, 'addons', repository);
    if (!existsSync(path)) return [];
    return readdirSync(path)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => `addons/${repository}/${name}`);
  });
}
