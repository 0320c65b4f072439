import type { DataProblem } from '../data-problem.ts';
import { lintRowOrder } from '../generated/generated-file.ts';
import { factsOfVariant } from './facts-of-variant.ts';
import type { Snaps } from './read-snaps.ts';
import type { SnapFact } from './snap-fact.ts';
import { orderedSnapFact, type SnapFile, snapFilePath } from './snap-file.ts';

/** What a schema does not see: rows out of order, and names that nothing declares. */
export function lintSnaps({ snaps, problems }: Snaps): readonly DataProblem[] {
  return [
    ...problems,
    ...snaps.flatMap((snap) => [
      ...lintRowOrder(snapFilePath(snap.snap), snap.facts.map(orderedSnapFact)),
      ...lintNames(snap),
    ]),
  ];
}

/** Each app, plug and slot that a fact names is declared in the same variant. */
function lintNames(file: SnapFile): readonly DataProblem[] {
  const missing = new Set<string>();
  for (const variant of file.variants) {
    const facts = factsOfVariant(file, variant);
    const declared = new Set(facts.flatMap(declaredBy));
    for (const name of facts.flatMap(namedBy)) if (!declared.has(name)) missing.add(name);
  }
  return [...missing].map((name) => ({
    file: snapFilePath(file.snap),
    message: `A fact names the ${name}, which no fact declares.`,
  }));
}

function declaredBy(fact: SnapFact): readonly string[] {
  switch (fact.kind) {
    case 'app':
      return [`app "${fact.app}"`];
    case 'hook':
      return [`hook "${fact.hook}"`];
    case 'plug':
      return [`plug "${fact.plug}"`];
    case 'slot':
      return [`slot "${fact.slot}"`];
    default:
      return [];
  }
}

function namedBy(fact: SnapFact): readonly string[] {
  switch (fact.kind) {
    case 'app-plug':
      return [`app "${fact.app}"`, `plug "${fact.plug}"`];
    case 'hook-plug':
      return [`hook "${fact.hook}"`, `plug "${fact.plug}"`];
    case 'app-slot':
      return [`app "${fact.app}"`, `slot "${fact.slot}"`];
    case 'hook-slot':
      return [`hook "${fact.hook}"`, `slot "${fact.slot}"`];
    case 'required-plug':
      return [`plug "${fact.plug}"`];
    default:
      return [];
  }
}
