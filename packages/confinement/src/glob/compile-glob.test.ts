import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runAutomaton } from './automaton.ts';
import { buildAutomaton, compileGlob, readPattern } from './compile-glob.ts';
import type { Variables } from './variables.ts';

const encoder = new TextEncoder();

function matches(
  pattern: string,
  text: string,
  vars: Variables = {},
  kind: 'path' | 'text' = 'path',
): boolean | string {
  const glob = compileGlob(pattern, { vars, kind });
  return glob.ok ? glob.value.matches(encoder.encode(text)) : glob.error.code;
}

describe('compileGlob', () => {
  it.each([
    ['/a/[-a]', '/a/-', true],
    ['/a/[c-a]', '/a/b', true],
    ['/a/[b\\-d]', '/a/c', true],
    ['/a/[^^a]', '/a/^', false],
    ['/a/[^][^/]', '/a/b', true],
    ['/a/[^][^/]', '/a/]', false],
    ['/a/[{a,b}]', '/a/,', true],
    ['/a/{a\\,b,c}e', '/a/a,be', true],
    ['/a/\\{a,b\\}', '/a/{a,b}', true],
    ['/a/\\?', '/a/?', true],
    ['/a/\\?', '/a/b', false],
    ['/a/\\400', '/a/ 0', true],
    ['/a/\\x2f/b', '/a/b', true],
    ['/a/@{a,b}', '/a/@b', true],
    ['/a/***/b', '/a/x/b', true],
    ['/a\\/*', '/a/', false],
    ['/a/{,}', '/a/', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it.each([
    '/a/[^]',
    '/a/[]',
    '/a/[a-b-c]',
    '/a/[ab-]',
    '/a/[\\^]',
    '/a\\',
    '"/a',
    '/a@{}b',
    '/a@{x-y}',
    `/${'{a,'.repeat(50)}b${'}'.repeat(50)}`,
  ])('refuses %s', (pattern) => {
    expect(matches(pattern, '/a')).toBe('invalid-rule');
  });

  it('squeezes slashes in paths only', () => {
    expect(matches('a//b', 'a//b', {}, 'text')).toBe(true);
    expect(matches('a//b', 'a/b')).toBe(true);
  });

  it('lets stars take NUL only where asked', () => {
    const nul = Uint8Array.from([97, 0, 0]);
    for (const matchNul of [false, true]) {
      const glob = compileGlob('a*', { vars: {}, kind: 'text', matchNul });
      expect(glob.ok && glob.value.matches(nul)).toBe(matchNul);
    }
  });

  it.each<[pattern: string, vars: Variables, text: string, expected: boolean | string]>([
    ['/@{X}/b', { X: ['//run//', '/var'] }, '/run/b', true],
    ['/a/@{X}/b', { X: ['/', '/b'] }, '/a//b', true],
    ['/@{X}/a', { X: ['*', 'b'] }, '//a', true],
    ['/@{X}/a', { X: ['*'] }, '//a', false],
    ['/@{A}/z', { A: ['@{B}/x', '/y/'], B: ['/p/', '/q/'] }, '/q/x/z', true],
    ['/@{X}', { X: ['a b'] }, '/a b', true],
    ['/@{X}', { X: ['a\\052b'] }, '/a*b', true],
    ['/\\x40{X}', { X: ['a'] }, '/a', true],
    ['/@{X}', { X: ['@{Y}'], Y: ['@{X}'] }, '/', 'invalid-rule'],
    ['/@{X}', { X: [] }, '/', 'invalid-rule'],
    ['/@{toString}', {}, '/', 'invalid-rule'],
  ])('%s with %j on %s: %s', (pattern, vars, text, expected) => {
    expect(matches(pattern, text, vars)).toBe(expected);
  });

  it('gives up on variables that multiply without bound', () => {
    const vars: Record<string, string[]> = { V0: ['a', 'b'] };
    for (let level = 1; level <= 60; level++) vars[`V${level}`] = [`@{V${level - 1}}@{V${level - 1}}`];
    expect(matches('/@{V60}', '/a', vars)).toBe('unsupported');
    expect(matches(`/${'@{V0}'.repeat(3000)}`, '/a', vars)).toBe(false);
    expect(matches(`/${'@{V0}'.repeat(30_000)}`, '/a', vars)).toBe('unsupported');
    const empty = { EMPTY: ['', ''], MANY: ['@{EMPTY}'.repeat(40)] };
    expect(matches('/@{MANY}', '/', empty)).toBe('unsupported');
  });
});

describe('the work of a match', () => {
  const HOSTILE: readonly (readonly [name: string, pattern: string])[] = [
    ['many stars', `/${'**a'.repeat(40)}`],
    ['stars and alternatives', `/${'{*a,**b,}'.repeat(30)}c`],
    ['nested braces', `/${'{a,'.repeat(49)}b${'}'.repeat(49)}**x`],
    ['classes', `/${'[^b]*'.repeat(50)}x`],
  ];

  it.each(HOSTILE)('is at most states × bytes: %s', (_name, pattern) => {
    const expression = readPattern(pattern, { vars: {}, kind: 'path' });
    if (!expression.ok) throw new Error(expression.error.message);
    const automaton = buildAutomaton(expression.value);
    const states = automaton.kinds.length;
    const perByte = [20_000, 40_000].map((length) => {
      const { matched, steps } = runAutomaton(automaton, encoder.encode(`/${'a'.repeat(length)}`));
      expect(matched).toBe(pattern.endsWith('a'));
      expect(steps).toBeLessThanOrEqual(states * (length + 2));
      return steps / length;
    });
    expect(perByte[1]).toBeLessThan((perByte[0] as number) * 1.1);
  });

  it('takes one million bytes', () => {
    const million = encoder.encode(`/${'ab'.repeat(500_000)}`);
    const glob = compileGlob('/**a**c', { vars: {}, kind: 'path' });
    expect(glob.ok && glob.value.matches(million)).toBe(false);
  });
});

/** A second, slow and obvious reading of simple patterns, to compare with. */
function slowMatch(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const [head, rest] = [pattern[0] as string, pattern.slice(1)];
  if (head === '?') return text !== '' && text[0] !== '/' && slowMatch(rest, text.slice(1));
  if (head !== '*') return text[0] === head && slowMatch(rest, text.slice(1));
  const double = rest.startsWith('*');
  const after = double ? rest.slice(1) : rest;
  for (let taken = 0; taken <= text.length; taken++) {
    if (!double && text.slice(0, taken).includes('/')) break;
    if (slowMatch(after, text.slice(taken))) return true;
  }
  return false;
}

describe('compileGlob against a plain matcher', () => {
  it('agrees on patterns whose stars stand beside text', () => {
    const part = fc.constantFrom('a', 'b', '/b', '?', 'a*b', 'a**b', 'b*a');
    const text = fc.array(fc.constantFrom('a', 'b', '/', 'ab'), { maxLength: 9 });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), text, (parts, letters) => {
        const pattern = `/x${parts.join('')}`;
        const path = `/x${letters.join('')}`;
        expect(matches(pattern, path)).toBe(slowMatch(pattern, path));
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '/',
      'a',
      '*',
      '**',
      '?',
      '[',
      ']',
      '^',
      '-',
      '{',
      '}',
      ',',
      '\\',
      '@{X}',
      '"',
      '\\x',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const glob = compileGlob(`/${pieces.join('')}`, { vars: { X: ['a', 'b/'] }, kind: 'path' });
        if (glob.ok) glob.value.matches(encoder.encode('/a/b'));
      }),
      { numRuns: 2000 },
    );
  });
});
