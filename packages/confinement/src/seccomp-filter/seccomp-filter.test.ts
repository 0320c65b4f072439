import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSeccompLine } from './parse-seccomp-line.ts';
import { printSeccompRule } from './print-seccomp-rule.ts';
import type { SeccompRule } from './seccomp-rule.ts';
import { seccompVerdict } from './seccomp-verdict.ts';

function rules(...lines: readonly string[]): SeccompRule[] {
  return lines.flatMap((line) => {
    const parsed = parseSeccompLine(line);
    return parsed.ok && parsed.value ? [parsed.value] : [];
  });
}

describe('parseSeccompLine', () => {
  it.each([
    ['bind', { kind: 'seccomp', syscall: 'bind' }],
    [
      '  socket   AF_NETLINK - NETLINK_AUDIT ',
      { kind: 'seccomp', syscall: 'socket', args: ['AF_NETLINK', '-', 'NETLINK_AUDIT'] },
    ],
    ['~ioctl - TIOCSTI', { kind: 'seccomp', syscall: 'ioctl', args: ['-', 'TIOCSTI'], deny: true }],
    ['fchown - u:root 42', { kind: 'seccomp', syscall: 'fchown', args: ['-', 'u:root', '42'] }],
    ['fchown - u:<<user>> -1', { kind: 'seccomp', syscall: 'fchown', args: ['-', 'u:<<user>>', '-1'] }],
    [
      'setpriority PRIO_PROCESS 0 <=19',
      { kind: 'seccomp', syscall: 'setpriority', args: ['PRIO_PROCESS', '0', '<=19'] },
    ],
    ['clone |CLONE_NEWUSER', { kind: 'seccomp', syscall: 'clone', args: ['|CLONE_NEWUSER'] }],
    ['setuid -1', { kind: 'seccomp', syscall: 'setuid', args: ['-1'] }],
    ['@unrestricted', { kind: 'seccomp', syscall: '@unrestricted' }],
    ['', null],
    ['   # bind', null],
  ])('%s', (line, value) => {
    expect(parseSeccompLine(line)).toEqual({ ok: true, value });
  });

  it.each(['bind # no comment here', '!bind', '@something', '@complain now', 'a b c d e f g h', 'Bind'])(
    'refuses %s',
    (line) => {
      expect(parseSeccompLine(line)).toMatchObject({ ok: false, error: { code: 'invalid-rule' } });
    },
  );

  it('reads again what it prints, and never throws', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab_!|<>=-~@#:19A '.split('')), maxLength: 12 });
    fc.assert(
      fc.property(word, (line) => {
        const parsed = parseSeccompLine(line);
        if (parsed.ok && parsed.value) expect(parseSeccompLine(printSeccompRule(parsed.value))).toEqual(parsed);
      }),
    );
  });
});

describe('seccompVerdict', () => {
  it('permits a bare call, and only possibly one whose arguments are tested', () => {
    expect(seccompVerdict(rules('bind', 'socket AF_NETLINK'), 'bind').code).toBe('permitted');
    expect(seccompVerdict(rules('socket - - -'), 'socket').code).toBe('permitted');
    expect(seccompVerdict(rules('socket AF_NETLINK'), 'socket')).toEqual({
      code: 'permitted-with-arguments',
      rules: rules('socket AF_NETLINK'),
    });
    expect(seccompVerdict(rules('bind'), 'listen').code).toBe('not-permitted');
  });

  it('lets an explicit refusal win, unless it is for some arguments only', () => {
    expect(seccompVerdict(rules('openat2', '~openat2'), 'openat2').code).toBe('denied-explicitly');
    expect(seccompVerdict(rules('ioctl', '~ioctl - TIOCSTI'), 'ioctl').code).toBe('permitted-with-arguments');
  });

  it('knows that an unrestricted filter refuses nothing', () => {
    expect(seccompVerdict(rules('@unrestricted', '~openat2'), 'openat2').code).toBe('permitted');
  });
});
