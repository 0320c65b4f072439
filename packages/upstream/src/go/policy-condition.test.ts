import { describe, expect, it } from 'vitest';
import { conjoin, featureFact, type PolicyCondition, simplified } from './policy-condition.ts';

const core = (value: boolean): PolicyCondition => ({ fact: 'snap.core-base', op: 'eq', value });
const named: PolicyCondition = { fact: 'snap.base', op: 'exists' };
const unnamed: PolicyCondition = { fact: 'snap.base', op: 'missing' };
const called = (value: string): PolicyCondition => ({ fact: 'snap.base', op: 'eq', value });

describe('conditions on the base of a snap', () => {
  it('know that a base which is no core snap is named', () => {
    expect(conjoin([named], core(false))).toEqual([core(false)]);
    expect(conjoin([core(false)], named)).toEqual([core(false)]);
    expect(conjoin([core(true)], unnamed)).toEqual([unnamed]);
    expect(conjoin([core(false)], unnamed)).toBeUndefined();
    expect(conjoin([unnamed], core(false))).toBeUndefined();
    expect(conjoin([named], core(true))).toEqual([core(true), named].sort(byFact));
    expect(simplified([[unnamed], [named, core(true)]])).toEqual([[core(true)]]);
  });

  it('know that what has a value is there', () => {
    expect(conjoin([named], called('core'))).toEqual([called('core')]);
    expect(conjoin([called('core')], unnamed)).toBeUndefined();
    expect(conjoin([unnamed], called('core'))).toBeUndefined();
    // An attribute that is an empty text may be missing.
    const attribute: PolicyCondition = { fact: 'plug.attr.x', op: 'exists' };
    expect(conjoin([attribute], { fact: 'plug.attr.x', op: 'eq', value: 'a' })).toHaveLength(2);
  });
});

describe('featureFact', () => {
  it('is a name that a condition may have', () => {
    expect(featureFact('policy:open_all')).toBe('feature.policy-open_all');
    expect(featureFact('userns')).toBe('feature.userns');
  });
});

function byFact(a: PolicyCondition, b: PolicyCondition): number {
  return a.fact < b.fact ? -1 : 1;
}
