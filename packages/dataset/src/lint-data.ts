import type { DataProblem } from './data-problem.ts';
import { filesBelow } from './files-below.ts';
import { allLinters } from './linters/all-linters.ts';
import type { LintedData } from './linters/linter.ts';
import { nothingToFillIn } from './linters/nothing-to-fill-in.ts';
import { readPolicy } from './policy/read-policy.ts';
import { lintSnaps } from './snaps/lint-snaps.ts';
import { readSnaps } from './snaps/read-snaps.ts';
import { readWritten } from './written/read-written.ts';

/** Checks every file of the database: its shape, that it is where its name says, and that files agree with each other. */
export function lintData(
  dataDir: string,
  today: string = new Date().toISOString().slice(0, 10),
): { readonly files: number; readonly problems: readonly DataProblem[] } {
  const policy = readPolicy(dataDir);
  const snaps = readSnaps(dataDir);
  const read = readWritten(dataDir);
  const data: LintedData = { written: read, policy, addons: addonsIn(dataDir), today };
  // What is not filled in yet fits no schema either; to say so would only hide what has to be done.
  const unfilled = nothingToFillIn(data);
  const inWork = new Set(unfilled.map(({ file }) => file));
  const written = read.filter(({ file }) => !inWork.has(file));
  return {
    files: policy.files + snaps.files + read.length,
    problems: [
      ...policy.problems,
      ...lintSnaps(snaps),
      ...unfilled,
      ...written.flatMap(({ problems }) => problems),
      ...allLinters.flatMap((lint) => lint({ ...data, written })),
    ],
  };
}

/** Addons by the paths of their files; what stands in them is the business of others. */
function addonsIn(dataDir: string): ReadonlySet<string> {
  return new Set(
    ['addons', 'other-addons'].flatMap((folder) =>
      filesBelow(dataDir, folder).map((file) => file.slice(folder.length + 1, -'.yaml'.length)),
    ),
  );
}
