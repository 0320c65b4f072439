import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compatLabelsMatch } from './compat-label.ts';

it.each([
  ['a', 'a', true],
  ['a', 'b', false],
  ['a', 'a-0', true],
  ['a', 'a-1', false],
  ['a-1', 'a-(0..1)', true],
  ['a-1-b', 'a-1-b-0', true],
  ['a-1', 'a-1-b', false],
  ['a-1-2', 'a-1', false],
  ['a OR b', 'b', true],
  ['a AND b', 'b', false],
  ['a AND b', 'a OR b', true],
  ['(a AND b) OR c', 'c', true],
  ['(a OR b) AND c', 'a', false],
  [' a\tOR\nb ', 'a', true],
])('%j and %j: %s', (one, other, fit) => {
  expect(compatLabelsMatch(one, other)).toBe(fit);
  expect(compatLabelsMatch(other, one)).toBe(fit);
});

it.each([
  '',
  'A',
  'a-',
  'a--1',
  'a-01',
  'a-(2..1)',
  'a-(1..)',
  'a-a',
  'a b',
  'a OR',
  'a AND b OR c',
  '(a',
  'a)',
  `a-${'1'.repeat(9)}`,
  'a'.repeat(33),
])('%j is no label', (text) => {
  expect(compatLabelsMatch(text, text)).toBe(false);
});

it('never throws', () => {
  const word = fc.constantFrom('a', 'b-1', '-(1..2)', 'AND', 'OR', '(', ')', ' ', '-', 'x9');
  fc.assert(
    fc.property(fc.array(word), fc.string(), (words, other) => {
      expect(typeof compatLabelsMatch(words.join(''), other)).toBe('boolean');
    }),
  );
  expect(compatLabelsMatch('('.repeat(100_000), 'a')).toBe(false);
});
