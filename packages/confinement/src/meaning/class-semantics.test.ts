import { describe, expect, it } from 'vitest';
import type { Access } from '../access.ts';
import { checkPolicy } from './check-policy.ts';

const vars = { profile_name: ['snap.a.b'], HOME: ['/home/*/', '/root/'] };

function answer(rules: string | readonly string[], access: Access): boolean | string {
  const result = checkPolicy({ rules: typeof rules === 'string' ? [rules] : rules, vars, access });
  return result.ok ? result.value.permitted : result.error.code;
}

type Row = readonly [rule: string | readonly string[], access: Access, expected: boolean | string];

const capability = (name: string): Access => ({ kind: 'capability', name });
const network = (family: string, type: string): Access => ({ kind: 'network', family, type });
const signal = (name: string, peer: string, mask = 'send'): Access => ({ kind: 'signal', mask, signal: name, peer });
const ptrace = (mask: string, peer = 'unconfined'): Access => ({ kind: 'ptrace', mask, peer });
const message: Access = {
  kind: 'dbus',
  bus: 'system',
  mask: 'send',
  name: 'org.a.B',
  path: '/org/a/B',
  interface: 'org.a.B',
  member: 'Get',
  peerLabel: 'unconfined',
};
const unix = (parts: Partial<Extract<Access, { kind: 'unix' }>>): Access => ({
  kind: 'unix',
  mask: 'send',
  type: 'stream',
  ...parts,
});
const mount = (flags: string, parts: Partial<Extract<Access, { kind: 'mount' }>> = {}): Access => ({
  kind: 'mount',
  operation: 'mount',
  source: '/a/',
  target: '/b/',
  flags,
  ...parts,
});

function table(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    it.each(rows)('%j on %j', (rule, access, expected) => {
      expect(answer(rule, access)).toBe(expected);
    });
  });
}

table('capability', [
  ['capability sys_admin,', capability('sys_admin'), true],
  ['capability sys_admin,', capability('bpf'), false],
  ['capability sys_admin,', capability('perfmon'), false],
  ['capability bpf,', capability('sys_admin'), false],
  ['capability,', capability('checkpoint_restore'), true],
  ['capability chown setuid,', capability('setuid'), true],
  [['capability,', 'deny capability sys_module,'], capability('sys_module'), false],
  ['capability nosuch,', capability('chown'), 'invalid-rule'],
]);

table('network', [
  ...['stream', 'dgram', 'seqpacket', 'rdm', 'raw', 'packet'].map(
    (type): Row => ['network inet,', network('inet', type), true],
  ),
  ['network inet,', network('inet', 'dccp'), false],
  ['network inet,', network('inet6', 'stream'), false],
  ['network,', network('netlink', 'raw'), true],
  ['network,', network('inet', 'dccp'), true],
  ['network tcp,', network('inet', 'stream'), true],
  ['network tcp,', network('inet6', 'stream'), true],
  ['network tcp,', network('inet', 'dgram'), false],
  ['network udp,', network('inet6', 'dgram'), true],
  ['network stream,', network('bluetooth', 'stream'), true],
  ['network stream,', network('bluetooth', 'raw'), false],
  ['network netlink raw,', network('netlink', 'raw'), true],
  ['network netlink raw,', network('netlink', 'dgram'), false],
  ['network inet dccp,', network('inet', 'dccp'), 'invalid-rule'],
  ['network inet port=80,', network('inet', 'stream'), 'unsupported'],
]);

table('dbus', [
  ['dbus,', message, true],
  ['dbus send,', message, true],
  ['dbus (receive) bus=system,', message, false],
  ['dbus (send) bus=session,', message, false],
  ['dbus (send) bus=system path=/org/a/* interface=org.a.B member=Get peer=(label=unconfined),', message, true],
  ['dbus (send) bus=system member={Get,Set} peer=(name=org.a.B, label=unconfined),', message, true],
  ['dbus (send) bus=system peer=(name=org.a.B,label=unconfined),', message, true],
  ['dbus (send) bus=system peer=(label=snap.a.*),', { ...message, peerLabel: 'snap.a.b//null-/bin/x' }, false],
  ['dbus (send) bus=system peer=(label=snap.a.**),', { ...message, peerLabel: 'snap.a.b//null-/bin/x' }, true],
  ['dbus (send) path=/org/x/**,', { ...message, path: '/org/x/' }, false],
  ['dbus bus=system interface=org.a.B,', message, true],
  ['dbus bus=system interface=org.a.B,', { kind: 'dbus', bus: 'system', mask: 'bind', name: 'org.a.B' }, false],
  ['dbus bus=system name=org.a.B,', { kind: 'dbus', bus: 'system', mask: 'bind', name: 'org.a.B' }, true],
  ['dbus (bind) bus=system name=org.a.*,', { kind: 'dbus', bus: 'system', mask: 'bind', name: 'org.a.B' }, true],
  ['dbus bus=system,', { kind: 'dbus', bus: 'system', mask: 'eavesdrop' }, true],
  ['dbus (bind) bus=system path=/x,', message, 'invalid-rule'],
  [['dbus,', 'deny dbus (send) member=Get,'], message, false],
]);

table('signal', [
  ['signal,', signal('term', 'unconfined'), true],
  ['signal (send) set=(term, kill) peer=unconfined,', signal('kill', 'unconfined'), true],
  ['signal (send) set=(term, kill) peer=unconfined,', signal('hup', 'unconfined'), false],
  ['signal (receive),', signal('term', 'unconfined'), false],
  ['signal (send) set=rtmin+1,', signal('rtmin+1', 'x'), true],
  ['signal (send) peer=a,', signal('term', 'a//&b'), false],
  [['signal (send) peer=a,', 'signal (send) peer=b,'], signal('term', 'a//&b'), true],
  ['signal (send) peer=a//&b,', signal('term', 'a//&b'), true],
  ['signal (send) peer=@{profile_name},', signal('term', 'snap.a.b'), true],
  ['signal (send) set=(nosuch),', signal('term', 'a'), 'invalid-rule'],
]);

table('ptrace', [
  ['ptrace,', ptrace('trace'), true],
  ['ptrace (read),', ptrace('read'), true],
  ['ptrace (read),', ptrace('trace'), false],
  ['ptrace (read),', ptrace('readby'), false],
  ['ptrace (trace) peer=snap.*,', ptrace('trace', 'snap.a.b'), true],
  ['ptrace (trace) peer=snap.*,', ptrace('trace', 'snap.a//b'), false],
]);

table('unix', [
  ['unix,', unix({ mask: 'create' }), true],
  ['unix (send) type=stream,', unix({}), true],
  ['unix (send) type=stream,', unix({ type: 'dgram' }), false],
  ['unix (send, receive) peer=(label=unconfined),', unix({ mask: 'send receive', peerLabel: 'unconfined' }), true],
  ['unix peer=(label=unconfined),', unix({ mask: 'bind' }), false],
  ['unix (bind) addr="@/tmp/x*",', unix({ mask: 'bind', address: '@/tmp/xyz' }), true],
  ['unix (bind) addr="@a*",', unix({ mask: 'bind', address: '@a\0\0' }), true],
  ['unix (bind) addr="@a",', unix({ mask: 'bind', address: '@a\0\0' }), false],
  ['unix (create) addr="@a",', unix({ mask: 'create' }), true],
  ['unix (accept) peer=(label=b),', unix({ mask: 'accept', peerLabel: 'c' }), true],
  ['unix (connect) peer=(label=b),', unix({ mask: 'connect', peerLabel: 'c' }), false],
  ['unix (connect) peer=(addr=none),', unix({ mask: 'connect', peerAddress: 'none' }), true],
  ['unix (bind) addr=@{a,b},', unix({ mask: 'bind', address: '@b' }), true],
  ['network unix,', unix({ mask: 'bind' }), true],
  ['network inet,', unix({ mask: 'bind' }), false],
]);

table('mount', [
  ['mount options=(ro),', mount('ro'), true],
  ['mount options=(ro),', mount('ro, nosuid'), false],
  ['mount options in (ro, nosuid),', mount('ro'), true],
  ['mount options in (ro, nosuid),', mount('ro, nodev'), false],
  ['mount,', mount('rw, noexec', { fstype: 'tmpfs' }), true],
  ['mount,', mount('', { operation: 'umount' }), false],
  ['umount /b/,', mount('', { operation: 'umount' }), true],
  ['mount options=(ro, bind) /a/ -> /b/,', mount('rw, bind'), true],
  ['mount options=(bind) /a/ -> /b/,', mount('rw, rbind'), false],
  ['mount options=(rw, rbind) /a/ -> /b/,', mount('rw, rbind'), true],
  ['mount fstype=tmpfs options=(rw) tmpfs -> /b/,', mount('rw', { source: 'tmpfs', fstype: 'tmpfs' }), true],
  ['mount fstype=tmpfs options=(rw) tmpfs -> /b/,', mount('rw', { source: 'tmpfs', fstype: 'ext4' }), false],
  ['remount /b/,', mount('remount', { operation: 'remount' }), true],
  ['remount /b/,', mount('ro, remount', { operation: 'remount' }), false],
  ['remount options=(ro) /b/,', mount('ro, remount', { operation: 'remount' }), true],
  ['mount /a/,', mount('ro, remount', { operation: 'remount' }), false],
  ['mount /a/,', mount('rshared'), false],
  ['mount options=(rshared) -> /b/,', mount('rshared'), true],
  ['mount options=(bind) /a/ -> /b/,', mount('ro, nosuid, bind'), true],
  ['mount fstype=tmpfs options=(remount),', mount('ro'), 'invalid-rule'],
  ['remount fstype=ext4,', mount('ro'), 'invalid-rule'],
  ['remount options in (ro, nosuid),', mount('ro'), 'unsupported'],
  ['remount /b/,', mount('rw, bind'), false],
  ['remount options=(bind, ro) /b/,', mount('ro, remount, bind', { operation: 'remount' }), true],
  ['pivot_root oldroot=/a/ /b/,', mount('', { operation: 'pivotroot' }), true],
  ['mount options=(nosuch),', mount('ro'), 'invalid-rule'],
]);

table('classes of newer releases', [
  ['userns,', { kind: 'userns', mask: 'userns_create' }, true],
  ['userns create,', { kind: 'userns', mask: 'userns_create' }, true],
  ['deny userns,', { kind: 'userns', mask: 'userns_create' }, false],
  ['mqueue (read, write) /q,', { kind: 'mqueue', mask: 'read', name: '/q' }, true],
  ['mqueue (read) /q,', { kind: 'mqueue', mask: 'write', name: '/q' }, false],
  ['io_uring (sqpoll),', { kind: 'io_uring', mask: 'sqpoll' }, true],
  ['io_uring (sqpoll),', { kind: 'io_uring', mask: 'override_creds' }, false],
  [
    'change_profile -> unconfined,',
    { kind: 'change_profile', operation: 'change_profile', target: 'unconfined' },
    true,
  ],
  ['change_profile -> a*,', { kind: 'change_profile', operation: 'change_profile', target: 'b' }, false],
  ['all,', capability('sys_admin'), true],
  ['allow all,', network('inet', 'stream'), true],
]);

describe('what is not modelled', () => {
  it.each([
    ['prompt /a r,', capability('chown')],
    ['#include <abstractions/base>', capability('chown')],
    ['capability chown,', { kind: 'device', path: '/dev/x', errno: 'EPERM' }],
  ] as const)('%s is unsupported, not guessed', (rule, access) => {
    expect(answer(rule, access)).toBe('unsupported');
  });
});
