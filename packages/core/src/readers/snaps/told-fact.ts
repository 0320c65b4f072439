import type { Fact, SingleFact } from '../../evidence/fact.ts';

/** A fact of which a system has one. */
export function toldFact(about: SingleFact, value: string): Fact {
  return { kind: 'fact', about, value: value.slice(0, 200) };
}
