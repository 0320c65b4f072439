import { factKey, type PolicyFact } from '@whyblocked/dataset';
import { type Conjunction, simplified } from '../go/policy-condition.ts';
import type { PlacedFact } from './placed-fact.ts';

/** The same fact under several conditions is said with as few as will do. */
export function withFewestConditions(facts: readonly PlacedFact[]): readonly PlacedFact[] {
  const groups = Map.groupBy(facts, ({ fact }) => {
    const { side, stage, backend, at, replaces } = fact;
    return `${side} ${stage} ${backend} ${String(replaces)} ${factKey(fact)} ${at}`;
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const alternatives = simplified(group.map(({ fact }) => (fact.when ?? []) as Conjunction));
    return alternatives.map((when) => ({ ...first, fact: { ...first.fact, when: [...when] } as PolicyFact }));
  });
}
