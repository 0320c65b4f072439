import type { DataProblem } from './data-problem.ts';
import { factKey } from './policy/fact-key.ts';
import { orderedFact } from './policy/format-interface-policy.ts';
import { type Policy, readPolicy } from './policy/read-policy.ts';

/** Checks every file of the database: its shape, that it is where its name says, and that files agree with each other. */
export function lintData(dataDir: string): { readonly files: number; readonly problems: readonly DataProblem[] } {
  const policy = readPolicy(dataDir);
  return { files: policy.files, problems: [...policy.problems, ...lintPlaces(policy), ...lintOrder(policy)] };
}

/** Every fact in force in a release has a place there. */
function lintPlaces({ interfaces, releases }: Policy): readonly DataProblem[] {
  const newest = releases.at(-1);
  if (!newest)
    return [{ file: 'policy/releases', message: 'No release is imported: run "whyblocked data import snapd".' }];
  return interfaces.flatMap(({ header, facts }) =>
    facts
      .filter((fact) => fact.until === undefined && newest.places[fact.at]?.lines[factKey(fact)] === undefined)
      .map((fact) => ({
        file: `policy/interfaces/${header.interface}.yaml`,
        message: `${JSON.stringify(fact)} has no line in policy/releases/${newest.release}.json: import that release again.`,
      })),
  );
}

/** Generated files stay as the importer writes them: one fact a line, in order, none twice. */
function lintOrder({ interfaces }: Policy): readonly DataProblem[] {
  return interfaces.flatMap(({ header, facts }) => {
    const lines = facts.map((fact) => JSON.stringify(orderedFact(fact)));
    const wanted = [...new Set(lines)].sort();
    return lines.length === wanted.length && lines.every((line, index) => line === wanted[index])
      ? []
      : [
          {
            file: `policy/interfaces/${header.interface}.yaml`,
            message: 'The facts are not in order: import the release again.',
          },
        ];
  });
}
