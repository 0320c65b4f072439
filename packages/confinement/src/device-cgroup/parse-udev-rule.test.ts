import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUdevRule } from './parse-udev-rule.ts';

function matches(text: string): unknown {
  const rule = parseUdevRule(text);
  return rule.ok
    ? rule.value.matches.map(({ key, negated, value }) => [key, negated ? '!=' : '==', value])
    : rule.error.code;
}

describe('parseUdevRule', () => {
  it.each([
    ['KERNEL=="gizmo[0-9]*"', [['KERNEL', '==', 'gizmo[0-9]*']]],
    [
      'SUBSYSTEM=="toy", ENV{ID_TOY}!="1"',
      [
        ['SUBSYSTEM', '==', 'toy'],
        ['ENV{ID_TOY}', '!=', '1'],
      ],
    ],
    // Whoever writes rules by hand forgets commas, or adds some.
    [
      'SUBSYSTEM=="toy" KERNEL=="power"',
      [
        ['SUBSYSTEM', '==', 'toy'],
        ['KERNEL', '==', 'power'],
      ],
    ],
    [
      ' , KERNEL == "a" ,, DRIVER=="b",',
      [
        ['KERNEL', '==', 'a'],
        ['DRIVER', '==', 'b'],
      ],
    ],
    [
      'ATTRS{idVendor}=="12ab",ATTRS{idProduct}=="0001|0002"',
      [
        ['ATTRS{idVendor}', '==', '12ab'],
        ['ATTRS{idProduct}', '==', '0001|0002'],
      ],
    ],
    [
      'KERNEL=="", TAG=="snap_a_b"',
      [
        ['KERNEL', '==', ''],
        ['TAG', '==', 'snap_a_b'],
      ],
    ],
    [
      'IMPORT{program}="/bin/true", TEST=="power", TEST{0400}=="x"',
      [
        ['IMPORT{program}', '==', '/bin/true'],
        ['TEST', '==', 'power'],
        ['TEST{0400}', '==', 'x'],
      ],
    ],
    ['KERNEL=="say \\"a\\" \\b"', [['KERNEL', '==', 'say "a" \\b']]],
    ['', []],
  ])('reads the tests of %s', (text, expected) => {
    expect(matches(text)).toEqual(expected);
  });

  it.each([
    'TAG+="snap_a_b"',
    'SYMLINK+="toy"',
    'MODE="0666"',
    'RUN+="/bin/x $env{ACTION}"',
    'ENV{TOY}="1"',
    'GROUP:="x"',
    'TAG-="y"',
  ])('reads over %s', (assignment) => {
    expect(matches(`KERNEL=="a", ${assignment}, DRIVER=="b"`)).toEqual([
      ['KERNEL', '==', 'a'],
      ['DRIVER', '==', 'b'],
    ]);
  });

  it('keeps a hole in a value, and takes one elsewhere for a test that nothing decides', () => {
    expect(matches('KERNEL=="toy<<n>>", ENV{<<name>>}=="<<value>>"')).toEqual([
      ['KERNEL', '==', 'toy<<n>>'],
      ['ENV{<<name>>}', '==', '<<value>>'],
    ]);
    expect(matches('KERNEL=="toy", <<more>>')).toEqual([
      ['KERNEL', '==', 'toy'],
      ['<<more>>', '==', null],
    ]);
    expect(matches('KERNEL=="toy", DRIVER==<<quoted>>')).toEqual([
      ['KERNEL', '==', 'toy'],
      ['KERNEL=="toy", DRIVER==<<quoted>>', '==', null],
    ]);
    expect(matches('<<all>>')).toEqual([['<<all>>', '==', null]]);
    expect(matches('KERNEL==i"TOY"')).toEqual([['KERNEL', '==', null]]);
  });

  it.each([
    'KERNEL="a',
    'KERNEL=="a\\"',
    'KERNEL==a',
    'COLOUR=="red"',
    'ATTR=="x"',
    'KERNEL{a}=="x"',
    'ENV{}=="x"',
    'ENV{a=="x"',
    'kernel=="a"',
    '"a"',
    'KERNEL=="a"; DRIVER=="b"',
  ])('refuses what udev drops: %s', (text) => {
    expect(matches(text)).toBe('invalid-rule');
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'KERNEL',
      'ENV{',
      'a',
      '}',
      '==',
      '!=',
      '+=',
      '"',
      '\\',
      ',',
      ' ',
      '<<',
      '>>',
      '[',
      '|',
      '*',
      'e',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const rule = parseUdevRule(pieces.join(''));
        if (rule.ok) expect(rule.value.matches.length).toBeLessThanOrEqual(pieces.length);
      }),
    );
  });

  it('reads long lines', () => {
    const quotes = `KERNEL=="${'\\"'.repeat(200_000)}`;
    expect(matches(quotes)).toBe('invalid-rule');
    expect(matches(`${quotes}"`)).toHaveLength(1);
    expect(matches('KERNEL=="a" '.repeat(20_000))).toHaveLength(20_000);
    expect(matches(`ENV${'{'.repeat(200_000)}`)).toBe('invalid-rule');
  });
});
