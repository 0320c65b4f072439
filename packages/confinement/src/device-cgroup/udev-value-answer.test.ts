import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsEverything, valueAnswer } from './udev-value-answer.ts';

describe('valueAnswer', () => {
  it.each([
    ['toy', 'toy', 'yes'],
    ['toy', 'toys', 'no'],
    ['toy[0-9]*', 'toy1', 'yes'],
    ['toy[0-9]*', 'toy1part2', 'yes'],
    ['toy[0-9]*', 'toy', 'no'],
    ['toy[0-9]*', 'toyx1', 'no'],
    ['toyC[0-9]*D[0-9]*[cp]', 'toyC0D12p', 'yes'],
    ['toyC[0-9]*D[0-9]*[cp]', 'toyC0D12x', 'no'],
    ['[!a-c]x', 'dx', 'yes'],
    ['[^a-c]x', 'bx', 'no'],
    ['[]a]', ']', 'yes'],
    ['[a-]', '-', 'yes'],
    ['[[:digit:]x]', '7', 'yes'],
    ['[[:alpha:]]', '7', 'no'],
    ['[ab', '[ab', 'yes'],
    ['toy?', 'toy1', 'yes'],
    ['toy?', 'toy', 'no'],
    ['?*', '', 'no'],
    ['*', '', 'yes'],
    // fnmatch without flags: a slash is a character like any other.
    ['box*', 'box/red', 'yes'],
    ['toy|box*', 'boxes', 'yes'],
    ['toy|box*', 'bo', 'no'],
    ['', '', 'yes'],
    ['', 'a', 'no'],
    ['|toy', '', 'yes'],
    ['toy|', '', 'yes'],
    ['a\\*?', 'a*x', 'yes'],
    ['[\\]a]', ']', 'yes'],
    ['*\\', 'a\\', 'no'],
    // Without a wildcard nothing is special.
    ['a\\b', 'a\\b', 'yes'],
    ['a\\b', 'ab', 'no'],
  ])('%s for %s: %s', (value, text, answer) => {
    expect(valueAnswer(value, text)).toBe(answer);
  });

  it.each([
    ['toy<<n>>', 'toy1', 'unknown'],
    ['toy<<n>>', 'box1', 'no'],
    ['<<name>>', 'anything', 'unknown'],
    ['<<n>>[0-9]', 'toyx', 'no'],
    // A hole in one alternative does not make another uncertain.
    ['toy<<n>>|box', 'box', 'yes'],
    ['a\\<<n>>', 'a\\b', 'unknown'],
    ['a\\<<n>>*', 'a*', 'unknown'],
    ['[<<n>>]*', 'b', 'unknown'],
    ['[ab]<<n>>', 'cd', 'no'],
  ])('a hole may be any text: %s for %s: %s', (value, text, answer) => {
    expect(valueAnswer(value, text)).toBe(answer);
  });

  it('knows a value that says nothing', () => {
    expect(['*', '**', 'a|*'].map(fitsEverything)).toEqual([true, true, true]);
    expect(['', '?*', '<<a>>', 'a*'].map(fitsEverything)).toEqual([false, false, false, false]);
  });

  it('fits each text to the pattern made of it', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab[]*?-|'.split('')), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const exact = [...one.replaceAll('|', '')].map((each) => `[${each}]`).join('');
        expect(valueAnswer(exact, one.replaceAll('|', ''))).toBe('yes');
        expect(valueAnswer(`*${exact}`, other + one.replaceAll('|', ''))).toBe('yes');
        expect(valueAnswer(other, one)).toMatch(/^(?:yes|no)$/);
      }),
    );
  });

  it('gives an answer for patterns made to take long', () => {
    expect(valueAnswer('*a'.repeat(200), 'a'.repeat(199))).toBe('no');
    expect(valueAnswer('['.repeat(20_000), 'a')).toBe('no');
    expect(valueAnswer(`${'['.repeat(20_000)}]`, '[')).toBe('yes');
  });
});
