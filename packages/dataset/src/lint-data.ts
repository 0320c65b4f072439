import { readAddonNames } from './addons/addon-names.ts';
import { readAddonPages } from './addons/addon-pages.ts';
import { lintAddons } from './addons/lint-addons.ts';
import { type Addons, readAddons } from './addons/read-addons.ts';
import type { DataProblem } from './data-problem.ts';
import { allLinters } from './linters/all-linters.ts';
import type { LintedData } from './linters/linter.ts';
import { nothingToFillIn } from './linters/nothing-to-fill-in.ts';
import { readPolicy } from './policy/read-policy.ts';
import { lintSnaps } from './snaps/lint-snaps.ts';
import { readSnaps } from './snaps/read-snaps.ts';
import { readWritten } from './written/read-written.ts';
import type { WrittenFile } from './written/written-file.ts';

/** Checks every file of the database: its shape, that it is where its name says, and that files agree with each other. */
export function lintData(
  dataDir: string,
  today: string = new Date().toISOString().slice(0, 10),
): { readonly files: number; readonly problems: readonly DataProblem[] } {
  const policy = readPolicy(dataDir);
  const snaps = readSnaps(dataDir);
  const addons = readAddons(dataDir);
  const read = readWritten(dataDir);
  const known = namesOf(addons, read);
  const names = readAddonNames(dataDir, known);
  const pages = readAddonPages(dataDir, known);
  const data: LintedData = { written: read, policy, addons: known, today };
  // What is not filled in yet fits no schema either; to say so would only hide what has to be done.
  const unfilled = nothingToFillIn(data);
  const inWork = new Set(unfilled.map(({ file }) => file));
  const written = read.filter(({ file }) => !inWork.has(file));
  return {
    files: policy.files + snaps.files + addons.files + names.files + pages.files + read.length,
    problems: [
      ...policy.problems,
      ...lintSnaps(snaps),
      ...lintAddons(addons),
      ...names.problems,
      ...pages.problems,
      ...unfilled,
      ...written.flatMap(({ problems }) => problems),
      ...allLinters.flatMap((lint) => lint({ ...data, written })),
    ],
  };
}

/** Those that are imported, and those of other repositories. */
function namesOf({ addons }: Addons, written: readonly WrittenFile[]): ReadonlySet<string> {
  return new Set([
    ...addons.map(({ repository, addon }) => `${repository}/${addon}`),
    ...written.filter(({ kind }) => kind === 'addon').map(({ id }) => id),
  ]);
}
