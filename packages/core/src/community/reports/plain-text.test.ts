import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutText, plainText } from './plain-text.ts';

it.each([
  ['a\u202eb\u2066c\u200fd', 'abcd'],
  ['nul\u0000 bell\u0007 esc\u001b[31m', 'nul bell esc[31m'],
  ['zero\u200bwidth\u00ad\ufeff\u{e0041}', 'zerowidth'],
  ['Cafe\u0301', 'Café'],
  ['half \ud800 pair', 'half  pair'],
  ['a\r\nb\u2028c\n\n\n\n\nd  \n', 'a\nb\nc\n\nd'],
  [`z${'\u0300'.repeat(50)}`, `z${'\u0300'.repeat(4)}`],
  ['\u202e\u200b \n', ''],
])('%j becomes %j', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

it('leaves what it has made, and nothing that is not seen', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = plainText(text);
      expect(plainText(plain)).toBe(plain);
      expect(plain.isWellFormed()).toBe(true);
      expect(plain).not.toMatch(/[^\P{Cc}\t\n]|\p{Cf}/u);
    }),
  );
});

it('cuts no character in two', () => {
  expect(cutText('ab\u{1f600}', 3)).toBe('ab');
  expect(cutText('abc', 3)).toBe('abc');
});
