import {
  compareTracks,
  type DataProblem,
  readAddonNames,
  readAddons,
  readOtherAddons,
  readStatements,
} from '@whyblocked/dataset';
import { type AddonKnowledge, compareAddons, fullName } from './addon-knowledge.ts';

/** What the database says of addons. */
export function addonKnowledgeFromData(dataDir: string): {
  readonly addons: AddonKnowledge;
  readonly problems: readonly DataProblem[];
} {
  const { addons, branches, problems } = readAddons(dataDir);
  const others = readOtherAddons(dataDir);
  const all = [...addons, ...others.addons.map(({ repository, addon, facts }) => ({ repository, addon, facts }))].sort(
    compareAddons,
  );
  const names = readAddonNames(dataDir, new Set(all.map(fullName)));
  const statements = readStatements(dataDir);
  return {
    addons: {
      addons: all,
      tracks: [...new Set(branches.map(({ track }) => track))].sort(compareTracks),
      names: names.names,
      statements: statements.statements,
    },
    problems: [...problems, ...others.problems, ...names.problems, ...statements.problems],
  };
}
