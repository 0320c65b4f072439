import { factKey, orderedFact, type PolicyFact } from '@whyblocked/dataset';
import { type Conjunction, simplified } from '../go/policy-condition.ts';
import type { PlacedFact } from '../releases/placed-fact.ts';

/** The same fact under several conditions is said with as few as will do. */
export function withFewestConditions(facts: readonly PlacedFact[]): readonly PlacedFact[] {
  const groups = Map.groupBy(facts, ({ fact }) => {
    const { side, stage, backend, at, replaces } = fact;
    return `${side} ${stage} ${backend} ${String(replaces)} ${factKey(fact)} ${at}`;
  });
  // Most facts of a template hold under the same conditions.
  const known = new Map<string, readonly Conjunction[]>();
  const fewest = (group: readonly PlacedFact[]): readonly Conjunction[] => {
    const alternatives = group.map(({ fact }) => (fact.when ?? []) as Conjunction);
    const key = JSON.stringify(alternatives);
    const made = known.get(key) ?? simplified(alternatives);
    known.set(key, made);
    return made;
  };
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return fewest(group).map((when) => ({
      ...first,
      fact: orderedFact({ ...first.fact, when: [...when] } as PolicyFact),
    }));
  });
}
