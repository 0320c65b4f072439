import { describe, expect, it } from 'vitest';
import { loadedFilters } from './loaded-filters.ts';
import { parseSeccompLine } from './parse-seccomp-line.ts';
import type { SeccompRule } from './seccomp-rule.ts';
import { type SeccompQuestion, seccompVerdict } from './seccomp-verdict.ts';

function rules(...lines: readonly string[]): SeccompRule[] {
  return lines.flatMap((line) => {
    const parsed = parseSeccompLine(line);
    return parsed.ok && parsed.value ? [parsed.value] : [];
  });
}

/** The code and the errors that the call may fail with. */
function verdict(lines: readonly string[], name: string, question?: SeccompQuestion): readonly string[] {
  const { code, errnos } = seccompVerdict(rules(...lines), name, question);
  return [code, ...errnos];
}

describe('a call of which only the name is known', () => {
  it.each([
    [['bind'], 'bind', ['permitted']],
    [['socket - - -'], 'socket', ['permitted']],
    [['bind'], 'listen', ['not-permitted', 'EPERM']],
    [[], '', ['not-permitted', 'EPERM']],
    [['socket AF_INET', 'socket AF_UNIX'], 'socket', ['permitted-with-arguments', 'EPERM']],
    // A refusal for some arguments only.
    [['ioctl', '~ioctl - TIOCSTI'], 'ioctl', ['permitted-with-arguments', 'EACCES']],
    [['ioctl - !3', '~ioctl - TIOCSTI'], 'ioctl', ['permitted-with-arguments', 'EPERM', 'EACCES']],
    // The permitting filter refuses it whatever the arguments, and its error wins.
    [['~ioctl - TIOCSTI'], 'ioctl', ['not-permitted', 'EPERM']],
    // EACCES is left to what would be permitted otherwise.
    [['openat2', '~openat2'], 'openat2', ['denied-explicitly', 'EACCES']],
    [['~openat2'], 'openat2', ['denied-explicitly', 'EPERM']],
    [['openat2 - 1', '~openat2'], 'openat2', ['denied-explicitly', 'EPERM', 'EACCES']],
  ])('%j, %s: %j', (lines, name, expected) => {
    expect(verdict(lines, name)).toEqual(expected);
  });

  it('names the rules that decide, and those that may still refuse', () => {
    expect(seccompVerdict(rules('bind', 'socket AF_NETLINK', 'socket AF_UNIX'), 'socket')).toEqual({
      code: 'permitted-with-arguments',
      mode: 'enforce',
      rules: rules('socket AF_NETLINK', 'socket AF_UNIX'),
      mayRefuse: [],
      errnos: ['EPERM'],
    });
    expect(seccompVerdict(rules('ioctl', 'ioctl - 1', '~ioctl - 2'), 'ioctl')).toMatchObject({
      rules: rules('ioctl'),
      mayRefuse: rules('~ioctl - 2'),
    });
    expect(seccompVerdict(rules('~mknod', 'mknod'), 'mknod').rules).toEqual(rules('~mknod'));
  });

  it('counts no rule for a call that the compiler does not know', () => {
    expect(verdict(['newcall'], 'newcall', { isKnownCall: false })).toEqual(['not-permitted', 'EPERM']);
    expect(verdict(['newcall', '~newcall'], 'newcall', { isKnownCall: false })).toEqual(['not-permitted', 'EPERM']);
  });
});

describe('modes', () => {
  it('no filter where a line says so, wherever it stands', () => {
    expect(seccompVerdict(rules('~openat2', '@complain', '@unrestricted', '~openat2'), 'openat2')).toEqual({
      code: 'permitted',
      mode: 'unrestricted',
      rules: rules('@unrestricted'),
      mayRefuse: [],
      errnos: [],
    });
  });

  it('devmode logs what no rule permits, and still refuses what one refuses', () => {
    const lines = ['~ioctl - TIOCSTI', 'ioctl - 3', '@complain', '~openat2'];
    expect(seccompVerdict(rules(...lines), 'bind')).toMatchObject({ code: 'permitted', mode: 'complain', errnos: [] });
    expect(verdict(lines, 'openat2')).toEqual(['denied-explicitly', 'EACCES']);
    expect(verdict(lines, 'ioctl')).toEqual(['permitted-with-arguments', 'EACCES']);
    expect(verdict(lines, 'ioctl', { args: [0, 0x5412] })).toEqual(['denied-explicitly', 'EACCES']);
  });
});

describe('visible arguments', () => {
  it.each<[string, SeccompQuestion['args'], string]>([
    ['socket AF_INET', [2], 'permitted'],
    ['socket PF_INET', [2], 'permitted'],
    ['socket AF_INET', [16], 'not-permitted'],
    ['socket AF_INET - 0', [2, undefined, 0], 'permitted'],
    ['socket AF_INET - 0', [2, 1, undefined], 'permitted-with-arguments'],
    ['socket AF_INET - 0', [16, 1, undefined], 'not-permitted'],
    ['socket AF_INET - 0', [2], 'permitted-with-arguments'],
    ['call !5', [5], 'not-permitted'],
    ['call !5', [6], 'permitted'],
    ['call <5', [4], 'permitted'],
    ['call <5', [5], 'not-permitted'],
    ['call <=5', [5], 'permitted'],
    ['call <=5', [6], 'not-permitted'],
    ['call >5', [6], 'permitted'],
    ['call >5', [5], 'not-permitted'],
    ['call >=5', [5], 'permitted'],
    ['call >=5', [4], 'not-permitted'],
    // All 64 bits count, so a negative number is a large one.
    ['call <=19', [-5], 'not-permitted'],
    ['call 5', [0x1_0000_0005n], 'not-permitted'],
    // All bits of the mask; two bits are not enough of three.
    ['call |S_ISUID', [0o4755], 'permitted'],
    ['call |S_ISUID', [0o2755], 'not-permitted'],
    ['call |7', [5], 'not-permitted'],
    ['call 4294967295|TIOCSTI', [0x1_0000_5412n], 'permitted'],
    ['call 4294967295|TIOCSTI', [0x5413], 'not-permitted'],
    // The mask cuts what is asked for as well.
    ['call 4|7', [5], 'permitted'],
    // Ids count 32 bits, of either sign.
    ['setuid -1', [0xffff_ffff], 'permitted'],
    ['setuid -1', [-1], 'permitted'],
    ['setuid 4294967295', [-1n], 'permitted'],
    ['setuid u:root', [0x5_0000_0000n], 'permitted'],
    ['setgid g:root', [1], 'not-permitted'],
    ['copy_file_range - - - - - 0', [1, 2, 3, 4, 5, 0x1_0000_0000n], 'permitted'],
    // Whose number nobody knows.
    ['setuid u:somebody', [1000], 'permitted-with-arguments'],
    ['open - |O_TMPFILE', [0, 64], 'permitted-with-arguments'],
    ['call SOME_NAME', [1], 'permitted-with-arguments'],
    ['call <<value>>', [1], 'permitted-with-arguments'],
    ['call 1', [1.5], 'permitted-with-arguments'],
    ['call 1', [Number.NaN], 'permitted-with-arguments'],
  ])('%s with %o: %s', (line, args, code) => {
    expect(verdict([line], line.split(' ')[0] ?? '', { args: args ?? [] })[0]).toBe(code);
  });

  it('ORs the rules of one call', () => {
    const lines = ['socket AF_UNIX', 'socket AF_NETLINK - NETLINK_AUDIT', 'socket AF_SOMETHING'];
    expect(verdict(lines, 'socket', { args: [16, 3, 9] })[0]).toBe('permitted');
    expect(verdict(lines, 'socket', { args: [16, 3, 0] })).toEqual(['permitted-with-arguments', 'EPERM']);
    expect(verdict(lines.slice(0, 2), 'socket', { args: [16, 3, 0] })).toEqual(['not-permitted', 'EPERM']);
  });

  it('says which filter refuses', () => {
    const lines = ['ioctl - !1', '~ioctl - TIOCSTI', '~ioctl - 1'];
    expect(verdict(lines, 'ioctl', { args: [0, 0x5412] })).toEqual(['denied-explicitly', 'EACCES']);
    expect(verdict(lines, 'ioctl', { args: [0, 1] })).toEqual(['denied-explicitly', 'EPERM']);
    expect(verdict(lines, 'ioctl', { args: [0, 2] })).toEqual(['permitted']);
    expect(verdict(['~chmod - |S_ISUID', '~chmod - |S_ISGID', 'chmod'], 'chmod', { args: [0, 0o644] })).toEqual([
      'permitted',
    ]);
  });
});

describe('one filter for both kinds of lines, as before snapd 2.63', () => {
  const ONE = { filters: 'one' } as const;

  it('a rule that tests nothing swallows those that test, of either kind', () => {
    expect(verdict(['~ioctl - TIOCSTI', 'ioctl'], 'ioctl', ONE)).toEqual(['permitted']);
    expect(verdict(['ioctl - !3', '~ioctl'], 'ioctl', ONE)).toEqual(['denied-explicitly', 'EACCES']);
    expect(verdict(['~ioctl - TIOCSTI', 'ioctl', '@complain'], 'ioctl', ONE)).toEqual(['permitted']);
  });

  it('the first of two that test nothing stays', () => {
    expect(verdict(['openat2', '~openat2'], 'openat2', ONE)).toEqual(['permitted']);
    expect(verdict(['~openat2', 'openat2'], 'openat2', ONE)).toEqual(['denied-explicitly', 'EACCES']);
  });

  it('a refusal gives EACCES though nothing permits the call', () => {
    expect(verdict(['~openat2'], 'openat2', ONE)).toEqual(['denied-explicitly', 'EACCES']);
    expect(verdict(['~ioctl - 1'], 'ioctl', ONE)).toEqual(['not-permitted', 'EPERM', 'EACCES']);
    expect(verdict(['~ioctl - 1'], 'ioctl', { ...ONE, args: [0, 1] })).toEqual(['denied-explicitly', 'EACCES']);
    expect(verdict(['~ioctl - 1', '@complain'], 'ioctl', { ...ONE, args: [0, 1] })).toEqual([
      'denied-explicitly',
      'EACCES',
    ]);
  });

  it('leaves open which of two rules with tests wins where both match', () => {
    const lines = ['~ioctl - TIOCSTI', '~ioctl - TIOCLINUX', 'ioctl - !TIOCSTI'];
    expect(verdict(lines, 'ioctl', { ...ONE, args: [0, 0x5412] })).toEqual(['denied-explicitly', 'EACCES']);
    expect(verdict(lines, 'ioctl', { ...ONE, args: [0, 0x541c] })).toEqual(['permitted-with-arguments', 'EACCES']);
    expect(verdict(lines, 'ioctl', { ...ONE, args: [0, 3] })).toEqual(['permitted']);
  });

  it('is what old releases load, with a filter for all snaps beside it', () => {
    expect(loadedFilters('2.57.6')).toEqual({ filters: 'one', hasGlobalFilter: true });
    expect(loadedFilters('2.62')).toEqual({ filters: 'one', hasGlobalFilter: true });
    expect(loadedFilters('2.63.1')).toEqual({ filters: 'two', hasGlobalFilter: true });
    expect(loadedFilters('2.64')).toEqual({ filters: 'two', hasGlobalFilter: false });
    expect(loadedFilters()).toEqual({ filters: 'two', hasGlobalFilter: false });
  });
});

describe('the filter for all snaps, until snapd 2.63', () => {
  const OLD = loadedFilters('2.60');

  it('may refuse an ioctl that policy permits, and no other call', () => {
    expect(verdict(['ioctl'], 'ioctl', OLD)).toEqual(['permitted-with-arguments', 'EPERM']);
    expect(verdict(['ioctl'], 'ioctl', { ...OLD, args: [0, 0x1_0000_5412n] })).toEqual(['denied-explicitly', 'EPERM']);
    expect(verdict(['ioctl'], 'ioctl', { ...OLD, args: [0, 3] })).toEqual(['permitted']);
    expect(verdict(['bind'], 'bind', OLD)).toEqual(['permitted']);
    expect(verdict([], 'ioctl', OLD)).toEqual(['not-permitted', 'EPERM']);
  });

  it('adds its error to what the other filter gives', () => {
    expect(verdict(['~ioctl'], 'ioctl', OLD)).toEqual(['denied-explicitly', 'EACCES', 'EPERM']);
    expect(verdict(['ioctl - 1'], 'ioctl', OLD)).toEqual(['permitted-with-arguments', 'EPERM']);
  });

  it('holds in devmode, and not where there is no filter', () => {
    expect(verdict(['@complain'], 'ioctl', OLD)).toEqual(['permitted-with-arguments', 'EPERM']);
    expect(verdict(['@unrestricted'], 'ioctl', OLD)).toEqual(['permitted']);
  });
});
