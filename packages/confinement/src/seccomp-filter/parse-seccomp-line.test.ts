import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSeccompLine } from './parse-seccomp-line.ts';
import { printSeccompRule } from './print-seccomp-rule.ts';

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
    ['ioctl - 4294967295|TIOCSTI', { kind: 'seccomp', syscall: 'ioctl', args: ['-', '4294967295|TIOCSTI'] }],
    ['setgid g:<<group>>', { kind: 'seccomp', syscall: 'setgid', args: ['g:<<group>>'] }],
    ['  @complain ', { kind: 'seccomp', syscall: '@complain' }],
    ['setuid -1', { kind: 'seccomp', syscall: 'setuid', args: ['-1'] }],
    ['@unrestricted', { kind: 'seccomp', syscall: '@unrestricted' }],
    ['', null],
    ['   # bind', null],
  ])('%s', (line, value) => {
    expect(parseSeccompLine(line)).toEqual({ ok: true, value });
  });

  it.each([
    // With any of these snap-seccomp refuses the whole filter.
    'socket -1',
    'socket 4294967296',
    'socket 0x10',
    'socket >=-1',
    'setuid -2147483649',
    'setuid !0',
    'setuid >0',
    'setuid |4',
    'setuid 4|4',
    'socket 1|2|3',
    'socket |',
    'socket |u:root',
    'socket !u:root',
  ])('refuses the test of %s', (line) => {
    expect(parseSeccompLine(line)).toMatchObject({ ok: false, error: { code: 'invalid-rule' } });
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
