import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printable } from './printable.ts';

it('tells control bytes, line ends and characters that turn or hide text', () => {
  expect(printable('a\u001b[31mred\u0007\nb\tc')).toBe('a\\u{1b}[31mred\\u{7}\\u{a}b c');
  expect(printable('abc\u202ecba\u200b')).toBe('abc\\u{202e}cba\\u{200b}');
  expect(printable('é 日本 🙂')).toBe('é 日本 🙂');
});

it('lets nothing through that could move a cursor', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).not.toMatch(/\p{Cc}|\u202e|\u2028/u);
    }),
  );
});
