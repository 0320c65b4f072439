import { expect, it } from 'vitest';
import { attributeValue } from './attribute-value.ts';

it.each([
  ['all', 'all'],
  ['true', true],
  ['No', false],
  ['5', 5],
  ['"5"', '5'],
  ["'it''s'", "it's"],
  ["'a' and 'b'", "'a' and 'b'"],
  ['["vcu"]', ['vcu']],
  ['{"a": {"b": [1]}}', { a: { b: [1] } }],
  ['[vcu]', '[vcu]'],
  [' x y ', 'x y'],
  ['', null],
  ['~', null],
  ['$SLOT(x)', '$SLOT(x)'],
])('%j is %j', (text, value) => {
  expect(attributeValue(text)).toEqual({ ok: true, value });
});

it('takes no value that is larger than any attribute', () => {
  expect(attributeValue('x'.repeat(4097))).toMatchObject({ error: { code: 'too-long' } });
  expect(attributeValue(`${'['.repeat(16)}${']'.repeat(16)}`).ok).toBe(true);
  expect(attributeValue(`${'['.repeat(17)}1${']'.repeat(17)}`)).toMatchObject({ error: { code: 'too-deep' } });
  expect(attributeValue('['.repeat(4000)).ok).toBe(true);
});
