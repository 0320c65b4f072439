import { orderedFact } from '../policy/format-policy-file.ts';
import { policyFilePath } from '../policy/policy-file.ts';
import type { Linter } from './linter.ts';

/** Generated files stay as the importer writes them: one fact a line, in order, none twice. */
export const factsInOrder: Linter = ({ policy: { policies } }) =>
  policies.flatMap((policy) => {
    const lines = policy.facts.map((fact) => JSON.stringify(orderedFact(fact)));
    const wanted = [...new Set(lines)].sort();
    return lines.length === wanted.length && lines.every((line, index) => line === wanted[index])
      ? []
      : [{ file: policyFilePath(policy), message: 'The facts are not in order: import the release again.' }];
  });
