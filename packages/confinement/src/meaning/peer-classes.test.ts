import { describe, expect, it } from 'vitest';
import type { Access } from '../access.ts';
import { checkPolicy } from './check-policy.ts';

const vars = { profile_name: ['snap.a.b'] };

function answer(rules: string | readonly string[], access: Access): boolean | string {
  const result = checkPolicy({ rules: typeof rules === 'string' ? [rules] : rules, vars, access });
  return result.ok ? result.value.permitted : result.error.code;
}

const signal = (name: string, peer = 'x', mask = 'send'): Access => ({ kind: 'signal', mask, signal: name, peer });
const ptrace = (mask: string, peer = 'x'): Access => ({ kind: 'ptrace', mask, peer });
const stack = (count: number): string => Array.from({ length: count }, (_, index) => `p${index}`).join('//&');

describe('signals', () => {
  it.each([
    ['signal set=(stp),', signal('stp'), true],
    ['signal set=(tstp),', signal('stp'), true],
    ['signal set=(poll),', signal('io'), true],
    ['signal set=(exists),', signal('exists'), true],
    ['signal set=(rtmin+32),', signal('rtmin+32'), true],
    ['signal set=(rtmin+3),', signal('rtmin+32'), false],
    ['signal set=(rtmin+33),', signal('term'), 'invalid-rule'],
    ['signal set=(lost),', signal('term'), 'invalid-rule'],
    ['signal set=(TERM),', signal('term'), 'invalid-rule'],
    ['signal (trace),', signal('term'), 'invalid-rule'],
    ['signal set=term set=kill,', signal('kill'), true],
    ['signal set="term",', signal('term'), true],
    ['signal,', signal('unknown(99)'), true],
    ['signal set=(term),', signal('unknown(99)'), false],
    ['signal,', signal(''), true],
    ['signal set=(term),', signal(''), 'unsupported'],
    ['signal peer=x,', signal('term', ''), 'unsupported'],
    ['signal (rw),', signal('term', 'x', 'receive'), true],
    ['signal (read),', signal('term', 'x', 'receive'), true],
    ['signal (w),', signal('term', 'x', 'receive'), false],
    ['signal,', signal('term', 'x', 'nosuch'), 'unsupported'],
    ['signal peer=@{profile_name},', signal('term', 'snap.a.c'), false],
    ['signal peer="{x,y}",', signal('term', 'y'), true],
  ] as const)('%s on %j: %s', (rule, access, expected) => {
    expect(answer(rule, access)).toBe(expected);
  });
});

describe('ptrace', () => {
  it.each([
    ['ptrace (write),', ptrace('trace'), true],
    ['ptrace (w),', ptrace('read'), false],
    ['ptrace (r),', ptrace('read'), true],
    ['ptrace (read, write),', ptrace('trace'), true],
    ['ptrace (tracedby),', ptrace('tracedby'), true],
    ['ptrace (tracedby),', ptrace('readby'), false],
    ['ptrace (send),', ptrace('read'), 'invalid-rule'],
  ] as const)('%s on %j: %s', (rule, access, expected) => {
    expect(answer(rule, access)).toBe(expected);
  });
});

describe('stacked peers', () => {
  it('takes a deny of one part to leave what is allowed as a whole', () => {
    expect(answer(['ptrace peer=a//&b,', 'deny ptrace peer=a,'], ptrace('read', 'a//&b'))).toBe(true);
    expect(answer(['ptrace,', 'deny ptrace peer=a//&b,'], ptrace('read', 'a//&b'))).toBe(true);
    expect(answer(['ptrace,', 'deny ptrace peer=a,', 'deny ptrace peer=a//&b,'], ptrace('read', 'a//&b'))).toBe(false);
  });

  it.each([2, 3, 7])('asks for each of %i parts, whatever the others are given', (count) => {
    const each = Array.from({ length: count }, (_, index) => `ptrace (readby) peer=p${index},`);
    expect(answer(each, ptrace('readby', stack(count)))).toBe(true);
    for (const left of each) {
      expect(
        answer(
          each.filter((rule) => rule !== left),
          ptrace('readby', stack(count)),
        ),
      ).toBe(false);
    }
  });

  it('does not guess where more profiles are stacked than it tells apart', () => {
    expect(answer('ptrace peer=p7,', ptrace('trace', stack(8)))).toBe('unsupported');
    expect(answer('signal peer=p7,', signal('term', stack(8)))).toBe('unsupported');
    expect(answer('ptrace,', ptrace('trace', stack(8)))).toBe(true);
  });
});
