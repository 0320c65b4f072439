import { lintAddons } from './addons/lint-addons.ts';
import { readAddons } from './addons/read-addons.ts';
import { lintCurated } from './curated/lint-curated.ts';
import { readCurated } from './curated/read-curated.ts';
import type { DataProblem } from './data-problem.ts';
import { factKey } from './policy/fact-key.ts';
import { orderedFact } from './policy/format-policy-file.ts';
import { policyFilePath } from './policy/policy-file.ts';
import { type Policy, RELEASE_FOLDERS, readPolicy } from './policy/read-policy.ts';
import type { ProgramFile } from './programs/program-file.ts';
import { readPrograms } from './programs/read-programs.ts';
import { lintSnaps } from './snaps/lint-snaps.ts';
import { readSnaps } from './snaps/read-snaps.ts';

/** Checks every file of the database: its shape, that it is where its name says, and that files agree with each other. */
export function lintData(dataDir: string): { readonly files: number; readonly problems: readonly DataProblem[] } {
  const policy = readPolicy(dataDir);
  const curated = readCurated(dataDir);
  const snaps = readSnaps(dataDir);
  const addons = readAddons(dataDir);
  const programs = readPrograms(dataDir);
  return {
    files: policy.files + curated.files + snaps.files + addons.files + programs.files,
    problems: [
      ...policy.problems,
      ...lintPlaces(policy),
      ...lintOrder(policy),
      ...lintCurated(curated),
      ...lintSnaps(snaps),
      ...lintAddons(addons),
      ...programs.problems,
      ...lintInterfaces(programs.programs, policy),
    ],
  };
}

/** Programs can only be about an interface that there is. */
function lintInterfaces(programs: readonly ProgramFile[], { policies }: Policy): readonly DataProblem[] {
  const names = new Set(policies.filter(({ kind }) => kind === 'interface').map(({ name }) => name));
  return programs
    .filter((file) => !names.has(file.interface))
    .map((file) => ({ file: `programs/${file.interface}.yaml`, message: 'No release of snapd has this interface.' }));
}

/** Every fact in force in the newest release has a place there. */
function lintPlaces({ policies, releases, apparmorReleases }: Policy): readonly DataProblem[] {
  if (releases.length === 0)
    return [{ file: RELEASE_FOLDERS.snapd, message: 'No release is imported: run "whyblocked data import snapd".' }];
  return policies.flatMap((policy) => {
    const axis = policy.kind === 'abstraction' ? 'apparmor' : 'snapd';
    const newest = (axis === 'apparmor' ? apparmorReleases : releases).at(-1);
    return policy.facts
      .filter((fact) => fact.until === undefined && newest?.places[fact.at]?.lines[factKey(fact)] === undefined)
      .map((fact) => ({
        file: policyFilePath(policy),
        message: `${JSON.stringify(fact)} has no line in ${RELEASE_FOLDERS[axis]}/${newest?.release}.json: import that release again.`,
      }));
  });
}

/** Generated files stay as the importer writes them: one fact a line, in order, none twice. */
function lintOrder({ policies }: Policy): readonly DataProblem[] {
  return policies.flatMap((policy) => {
    const lines = policy.facts.map((fact) => JSON.stringify(orderedFact(fact)));
    const wanted = [...new Set(lines)].sort();
    return lines.length === wanted.length && lines.every((line, index) => line === wanted[index])
      ? []
      : [{ file: policyFilePath(policy), message: 'The facts are not in order: import the release again.' }];
  });
}
