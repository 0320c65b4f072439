import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRule } from './parse-rule.ts';
import { printRule } from './print-rule.ts';

/** Text as written, canonical text. */
const CANONICAL: readonly (readonly [written: string, canonical: string])[] = [
  ['owner @{HOME}/a,b   rwkl,', 'owner @{HOME}/a,b klrw'],
  ['  /sys/fs/cgroup/cpu,cpuacct/cpu.stat r ,', '/sys/fs/cgroup/cpu,cpuacct/cpu.stat r'],
  [
    'dbus (receive,  send)\n    bus=system\n\tpath=/x peer=(label=unconfined),',
    'dbus (receive, send) bus=system path=/x peer=(label=unconfined)',
  ],
  ['dbus (send) # why, not\n bus = system,', 'dbus (send) bus=system'],
  ['dbus(receive, send) bus=system', 'dbus(receive, send) bus=system'],
  ['dbus (send) peer=( name="org.a b",\n  label=x ),', 'dbus (send) peer=( name="org.a b", label=x )'],
  ['deny /usr/**.pyc wlk', 'deny /usr/**.pyc klw'],
  ['audit deny owner /f x,', 'audit deny owner /f x'],
  ['user /f R,', 'owner /f r'],
  ['/usr/bin/x pUxr,', '/usr/bin/x Uprx'],
  ['/usr/bin/x Cxr -> systemd_run,', '/usr/bin/x Crx -> systemd_run'],
  ['file,', 'file'],
  ['file /f r,', 'file /f r'],
  ['rw /f,', 'rw /f'],
  ['l subset /a -> /b,', 'l subset /a -> /b'],
  ['link subset /a -> /b', 'link subset /a -> /b'],
  ['owner "@{HOME}/My  Downloads/**" rw,', 'owner "@{HOME}/My  Downloads/**" rw'],
  ['/a/b\\ c r,', '/a/b\\ c r'],
  ['/x<<home>>/y <<perms>>r,', '/x<<home>>/y r<<perms>>'],
  ['<<path>> r,', '<<path>> r'],
  ['capability sys_admin dac_override,', 'capability sys_admin dac_override'],
  ['capability,', 'capability'],
  ['network netlink raw,', 'network netlink raw'],
  [
    'network (send, receive) ip=127.0.0.1 port=80 peer=(ip=10.0.0.1),',
    'network (send, receive) ip=127.0.0.1 port=80 peer=(ip=10.0.0.1)',
  ],
  [
    'unix (send) type="seqpacket" addr="@a b" peer=(addr=none label=x),',
    'unix (send) type="seqpacket" addr="@a b" peer=(addr=none label=x)',
  ],
  [
    'signal (send) set=(hup, term) set=kill peer=snap.<<x>>.*,',
    'signal (send) set=(hup, term) set=kill peer=snap.<<x>>.*',
  ],
  ['ptrace (read, trace) peer=@{profile_name},', 'ptrace (read, trace) peer=@{profile_name}'],
  [
    'mount fstype=(ext4, tmpfs) options=(rw bind) /a/ -> /b/,',
    'mount fstype=(ext4, tmpfs) options=(rw bind) /a/ -> /b/',
  ],
  ['mount options in (ro, rw) -> /b,', 'mount options in (ro, rw) -> /b'],
  ['remount options=(ro) /b,', 'remount options=(ro) /b'],
  ['unmount /b,', 'unmount /b'],
  ['umount,', 'umount'],
  ['pivot_root oldroot=/a/ /b/ -> c,', 'pivot_root oldroot=/a/ /b/ -> c'],
  ['change_profile unsafe /[^s]** -> a,', 'change_profile unsafe /[^s]** -> a'],
  ['change_profile,', 'change_profile'],
  ['userns create,', 'userns create'],
  ['mqueue (read, write) type=posix /q,', 'mqueue (read, write) type=posix /q'],
  ['mqueue 123,', 'mqueue 123'],
  ['io_uring (sqpoll, override_creds) label=x,', 'io_uring (sqpoll, override_creds) label=x'],
  ['set rlimit nofile <= 1024,', 'set rlimit nofile <= 1024'],
  ['allow all,', 'allow all'],
  ['priority=5 allow /f r,', 'priority=5 allow /f r'],
  ['prompt owner @{HOME}/ r,', 'prompt owner @{HOME}/ r'],
  ['include if exists <abstractions/x>', 'include if exists <abstractions/x>'],
  ['#include <abstractions/base>', 'include <abstractions/base>'],
];

describe('parseRule and printRule', () => {
  it.each(CANONICAL)('%j', (written, canonical) => {
    const parsed = parseRule(written);
    expect(parsed.ok && printRule(parsed.value)).toBe(canonical);
    expect(parseRule(canonical)).toEqual(parsed);
  });

  it.each([
    'dbus (send) bus=system bus=session',
    'dbus label=x',
    'dbus bus=system (send)',
    'signal send receive',
    'mount /a -> /b options=ro',
    'umount -> /b',
    'remount /a -> /b',
    'change_profile unsafe -> a',
    'link /f',
    'include',
    'dbus (send',
    'unix addr="@x',
    'owner network',
    'deny file',
    '/f irxx',
    '/f xir',
    '/foo/[!a] r',
    '/a,,b r',
    '/a"b r',
    '/f r w',
    '/f l subset -> /b',
  ])('refuses %s', (rule) => {
    expect(parseRule(rule)).toMatchObject({ ok: false, error: { code: 'invalid-rule' } });
  });

  it('says where a rule went wrong', () => {
    expect(parseRule('deny /f q')).toMatchObject({ ok: false, error: { column: 6 } });
  });

  it('keeps the order in which conditions were written', () => {
    const parsed = parseRule('dbus (send) path=/x bus=system');
    expect(parsed.ok && Object.keys(parsed.value)).toEqual(['kind', 'access', 'path', 'bus']);
  });

  it('prints what it parses, whatever it is made of', () => {
    const words = fc.constantFrom(
      ...[
        'owner',
        'deny',
        'audit',
        '/a/{b,c}',
        '"/a b"',
        'rw',
        'ixr',
        'PUx',
        '->',
        'dbus',
        '(send, receive)',
        'bus=system',
      ],
      ...[
        'peer=(label=x)',
        'unix',
        'mount',
        'options=(ro)',
        'options',
        'in',
        '(rw)',
        'signal',
        'set=a',
        'capability',
        'chown',
      ],
      ...[
        '<<hole>>',
        'network',
        'inet',
        'file',
        'link',
        'l',
        'subset',
        'all',
        'change_profile',
        'umount',
        'priority=3',
        '=',
        '#',
      ],
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (some) => {
        const parsed = parseRule(some.join(' '));
        if (!parsed.ok) return;
        const printed = printRule(parsed.value);
        expect(parseRule(printed)).toEqual(parsed);
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseRule(text).ok === 'boolean'));
  });
});
