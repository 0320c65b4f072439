import { expect, it } from 'vitest';
import { contradicts } from './contradicts.ts';

it('refutes a condition only by a fact that is known', () => {
  const onClassic = [{ fact: 'system', op: 'eq', value: 'classic' }] as const;
  expect(contradicts([...onClassic], { system: 'core' })).toBe(true);
  expect(contradicts([...onClassic], { system: 'classic' })).toBe(false);
  expect(contradicts([...onClassic], {})).toBe(false);
  expect(contradicts([], { system: 'core' })).toBe(false);
});

it('knows every operator', () => {
  expect(contradicts([{ fact: 'system', op: 'ne', value: 'core' }], { system: 'core' })).toBe(true);
  expect(contradicts([{ fact: 'system', op: 'in', value: ['core'] }], { system: 'classic' })).toBe(true);
  expect(contradicts([{ fact: 'system', op: 'in', value: ['core', 'classic'] }], { system: 'classic' })).toBe(false);
  expect(contradicts([{ fact: 'system', op: 'exists', value: false }], { system: 'classic' })).toBe(true);
});
