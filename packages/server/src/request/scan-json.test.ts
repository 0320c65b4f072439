import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from './scan-json.ts';

/** Where a text of any size is no JSON; null when it is. */
function jsonErrorOffset(text: string): number | null {
  const scan = scanJson(text, Number.POSITIVE_INFINITY);
  return scan.code === 'invalid' ? scan.offset : null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Pieces that make nearly-JSON likely. */
const nearlyJson = fc
  .array(
    fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '"a"',
        '"\\u12aF"',
        '"\\u12"',
        '\\',
        '\u0001',
        '-',
        '0',
        '12',
        '.',
        'e+1',
        'E',
      ],
      ...['true', 'nul', 'null', ' ', '\n', '\u00a0', 'é'],
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('scanJson', () => {
  it('finds an error exactly where JSON.parse does', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyJson, fc.json(), fc.string()), (text) => {
        expect(jsonErrorOffset(text) === null).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds what a change of one character broke, within the text', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('}', ']', '"', ',', '\\'), (text, at, character) => {
        const index = at % text.length;
        const broken = text.slice(0, index) + character + text.slice(index + 1);
        const offset = jsonErrorOffset(broken);
        expect(offset === null).toBe(isJson(broken));
        if (offset !== null) expect(offset).toBeLessThanOrEqual(broken.length);
      }),
    );
  });

  it.each([
    ['', 0],
    ['nope', 1],
    ['{"a" 1}', 5],
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ['[1]]', 3],
    ['{"a": "b', 8],
    ['"\\x"', 2],
    ['01', 1],
    ['-', 1],
    ['1.', 2],
    ["{'a': 1}", 1],
  ])('in %j at %i', (text, offset) => {
    expect(jsonErrorOffset(text)).toBe(offset);
  });

  it('goes through a million brackets', () => {
    expect(jsonErrorOffset('['.repeat(1_000_000))).toBe(1_000_000);
  });

  it.each([
    ['[[[]]]', 3],
    ['{"a": {}, "b": [1, "c"]}', 5],
    ['null', 1],
  ])('counts the values of %s', (text, values) => {
    expect(scanJson(text, values)).toEqual({ code: 'valid' });
    expect(scanJson(text, values - 1)).toEqual({ code: 'too-many-values' });
  });
});
