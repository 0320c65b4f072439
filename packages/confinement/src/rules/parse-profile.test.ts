import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProfile } from './parse-profile.ts';
import { printRule } from './print-rule.ts';

function read(text: string): string[] {
  return parseProfile(text).rules.map(({ rule, line, profile }) => `${line} ${profile ?? '-'} ${printRule(rule)}`);
}

describe('parseProfile', () => {
  it('reads rules over lines, comments, includes and commas within words', () => {
    const text = [
      '# Description: x, y',
      '########',
      '#include <abstractions/base>',
      'include "a b" # why, not',
      '  /foo/cpu,cpuacct/x r, # a, b',
      'owner @{HOME}/.#lk* w,#c',
      'dbus (receive, send)',
      '    bus=system',
      '    # note, (here',
      '    path=/a{/,/b}',
      '    peer=(name=org.a, label=unconfined),',
      'capability chown, network inet,',
      '/a r,/b w,',
      '@{X} r,',
    ].join('\n');
    expect(parseProfile(text).errors).toEqual([]);
    expect(read(text)).toEqual([
      '3 - include <abstractions/base>',
      '4 - include "a b"',
      '5 - /foo/cpu,cpuacct/x r',
      '6 - owner @{HOME}/.#lk* w',
      '7 - dbus (receive, send) bus=system path=/a{/,/b} peer=(name=org.a, label=unconfined)',
      '12 - capability chown',
      '12 - network inet',
      '13 - /a r',
      '13 - /b w',
      '14 - @{X} r',
    ]);
  });

  it('tells which sub-profile a rule stands in', () => {
    const text =
      'profile a (attach_disconnected) {\n /in r,\n ^hat { /hat r, }\n}\nhat b { /b r, }\n/bin/c flags=(complain) {\n/c r,\n}\n/out r,';
    expect(read(text)).toEqual(['2 a /in r', '3 a//hat /hat r', '5 b /b r', '7 /bin/c /c r', '9 - /out r']);
  });

  it('hands the qualifiers of a block to its rules', () => {
    expect(read('owner { /a r, audit /b w, capability chown, }')).toEqual([
      '1 - owner /a r',
      '1 - audit owner /b w',
      '1 - capability chown',
    ]);
  });

  it.each([
    ['bad line here,\n/ok r,', 1, ['2 - /ok r']],
    ['/missing r\n/next w,', 1, ['2 - /next w']],
    ['unix (send "x,\n/after r,', 1, ['2 - /after r']],
    ['dbus (send\n/after r,\n/more r,', 1, ['2 - /after r', '3 - /more r']],
    ['/a r,\n}\n/b r,', 2, ['1 - /a r', '3 - /b r']],
    ['"/a r,\n/b r,', 1, ['2 - /b r']],
    ['@{X} = a b # c\n/b r,', 1, ['2 - /b r']],
    ['alias /a -> /b,\n/b r,', 1, ['2 - /b r']],
    ['if $x {\n /no r,\n}\n/b r,', 1, ['4 - /b r']],
  ])('goes on after a malformed rule: %j', (text, line, rules) => {
    const { errors } = parseProfile(text);
    expect(errors.map((error) => error.line)).toEqual([line]);
    expect(read(text)).toEqual(rules);
  });

  it.each(['(', '"', 'include <a> ', 'a ', '{ ', '} ', '# ', '@{X} = ', 'dbus (send\n', '/a r\n', '\\', 'owner { '])(
    'reads half a megabyte of %j',
    (piece) => {
      const { rules, errors } = parseProfile(piece.repeat(Math.ceil(500_000 / piece.length)));
      expect(rules.length + errors.length).toBeGreaterThanOrEqual(0);
    },
  );

  it('never throws and gives lines within the text', () => {
    const piece = fc.constantFrom(
      '/a r,',
      '\n',
      ' ',
      '{',
      '}',
      '(',
      ')',
      '"',
      '#',
      'profile x',
      'dbus (send)',
      ',',
      'include <a>',
      '\\',
      '@{X}=',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { rules, errors } = parseProfile(text);
        const lines = text.split('\n').length;
        return [...rules, ...errors].every(({ line }) => line >= 1 && line <= lines);
      }),
      { numRuns: 1000 },
    );
  });
});
