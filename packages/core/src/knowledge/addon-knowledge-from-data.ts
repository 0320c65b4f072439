import { compareTracks, type DataProblem, readAddonNames, readAddons, readStatements } from '@whyblocked/dataset';
import { type AddonKnowledge, fullName } from './addon-knowledge.ts';

/** What the database says of addons. */
export function addonKnowledgeFromData(dataDir: string): {
  readonly addons: AddonKnowledge;
  readonly problems: readonly DataProblem[];
} {
  const { addons, branches, problems } = readAddons(dataDir);
  const names = readAddonNames(dataDir, new Set(addons.map(fullName)));
  const statements = readStatements(dataDir);
  return {
    addons: {
      addons,
      tracks: [...new Set(branches.map(({ track }) => track))].sort(compareTracks),
      names: names.names,
      statements: statements.statements,
    },
    problems: [...problems, ...names.problems, ...statements.problems],
  };
}
