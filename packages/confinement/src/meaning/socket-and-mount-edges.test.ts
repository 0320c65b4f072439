import { describe, expect, it } from 'vitest';
import type { Access } from '../access.ts';
import { checkPolicy } from './check-policy.ts';

function answer(rule: string, access: Access): boolean | string {
  const result = checkPolicy({ rules: [rule], vars: { HOME: ['/home/*/', '/root/'] }, access });
  return result.ok ? result.value.permitted : result.error.code;
}

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
const network = (family: string, type: string): Access => ({ kind: 'network', family, type });

/** Each as apparmor_parser 3.0.8 encodes the rule. */
describe('unix rules at the edges', () => {
  it.each([
    ['unix (create, bind) addr=@x,', unix({ mask: 'create' }), true],
    ['unix (create) peer=(label=x),', unix({ mask: 'create' }), 'invalid-rule'],
    ['unix (accept) peer=(label=x),', unix({ mask: 'accept' }), true],
    ['unix (send) peer=(addr="@{a,b}*"),', unix({ peerAddress: '@bc\0\0' }), true],
    [
      'unix (send) peer=(addr="@@{HOME}/.cache/ibus/dbus-*"),',
      unix({ peerAddress: '@/home/u/.cache/ibus/dbus-x\0' }),
      true,
    ],
    ['unix (bind) addr=@/a//b,', unix({ mask: 'bind', address: '@/a/b' }), true],
    ['unix (bind) addr=@{HOME},', unix({ mask: 'bind', address: '@/root/' }), 'unsupported'],
    ['unix (bind) addr=/run/x,', unix({ mask: 'bind', address: '/run/x' }), 'invalid-rule'],
    ['unix (send) peer=(addr=*),', unix({}), 'invalid-rule'],
    ['unix addr=none,', unix({ mask: 'getattr', address: 'none' }), true],
    ['unix addr=none,', unix({ mask: 'getattr', address: '@a' }), false],
    ['unix addr=auto,', unix({ mask: 'getattr', address: '@0001f' }), true],
    ['unix addr=auto,', unix({ mask: 'getattr', address: 'none' }), false],
    ['unix addr=auto,', unix({ mask: 'bind', address: 'none' }), true],
    ['unix (wr) type=(stream),', unix({ mask: 'send receive' }), true],
    ['unix (send) type=stream,', unix({ mask: 'nosuch' }), 'unsupported'],
    ['unix (send) peer=(label={a,b}),', unix({ peerLabel: 'a' }), 'invalid-rule'],
    ['unix (send) peer=(label="{a,b}"),', unix({ peerLabel: 'a' }), true],
    ['unix type=foo,', unix({}), 'invalid-rule'],
    ['unix (send) opt=x,', unix({}), 'unsupported'],
  ] as const)('%s on %j: %s', (rule, access, expected) => {
    expect(answer(rule, access)).toBe(expected);
  });
});

describe('network rules at the edges', () => {
  it.each([
    ['network icmp,', network('inet', 'raw'), true],
    ['network icmp,', network('inet6', 'raw'), false],
    ['network unspec,', network('unspec', 'stream'), true],
    ['network dccp,', network('inet', 'dccp'), 'invalid-rule'],
    ['unix (send) type=stream peer=(label=x),', network('unix', 'stream'), true],
    ['unix type=stream,', network('unix', 'dgram'), false],
    ['unix type=stream,', network('inet', 'stream'), false],
  ] as const)('%s on %j: %s', (rule, access, expected) => {
    expect(answer(rule, access)).toBe(expected);
  });

  it('drops a deny of unix rules where only family and type are looked at', () => {
    const rules = ['network unix,', 'deny unix addr=@x,'];
    expect(checkPolicy({ rules, access: network('unix', 'stream') })).toEqual({ ok: true, value: { permitted: true } });
  });
});

describe('mount flags', () => {
  it.each([
    ['mount options=(silent),', mount('rw, verbose'), true],
    ['mount options=(silent),', mount('rw'), false],
    ['mount options=(loud),', mount('rw'), true],
    ['mount options=(acl),', mount('rw, acl'), true],
    ['mount options=(acl),', mount('rw'), false],
    ['mount options=(noacl, user, atime),', mount('rw'), true],
    ['mount options=(nouser),', mount('rw, nouser'), true],
    ['mount options in (rbind) /a/ -> /b/,', mount('rw, bind'), true],
    ['mount options=(bind, rbind) /a/ -> /b/,', mount('rw, rbind'), true],
    ['mount options=(bind, rbind) /a/ -> /b/,', mount('rw, bind'), false],
    ['mount options in (rslave) -> /b/,', mount('rw, slave'), true],
    ['mount options=(make-rslave) -> /b/,', mount('rw, rslave'), true],
    ['mount options=(make-rslave) -> /b/,', mount('rw, slave'), false],
    ['mount options=(silent, rslave) -> /b/,', mount('rw, verbose, rslave'), true],
    ['mount options=(rslave) -> /b/,', mount('rw, verbose, rslave'), false],
    ['mount options=(rw, rslave) /,', mount('rw, rslave', { target: '/' }), true],
    ['mount options=(rw, rslave) /,', mount('rw, rslave'), false],
    ['mount options=(rw, rslave) /,', mount('rw', { source: '/' }), false],
    ['mount options=(rslave) /a/ -> /b/,', mount('rw, rslave'), 'invalid-rule'],
    ['mount options=(ro, rw),', mount('ro'), true],
    ['mount options=(ro, rw),', mount('rw'), true],
    ['mount options in (rw, nosuid),', mount('ro'), true],
    ['mount options in (atime),', mount('rw, nodev'), false],
    ['mount options=(bind, move) /a/ -> /b/,', mount('rw, move'), true],
    ['mount options=(move) /a/ -> /b/,', mount('rw, bind'), false],
    ['mount options=(ro) options in (nosuid),', mount('ro, nosuid'), true],
    ['mount options=(ro) options in (nosuid),', mount('ro'), true],
    ['mount options=(ro) options in (nosuid),', mount('rw, nosuid'), false],
    ['mount options=ro options=nosuid,', mount('ro'), true],
    ['mount options=ro,nosuid,', mount('ro'), 'invalid-rule'],
    ['mount fstype=(ext4, x*),', mount('rw', { fstype: 'xfs' }), true],
    ['mount,', mount('rw, nosuch'), 'unsupported'],
    ['umount /b//c/*,', mount('', { operation: 'umount', target: '/b/c/d' }), true],
  ] as const)('%s on %j: %s', (rule, access, expected) => {
    expect(answer(rule, access)).toBe(expected);
  });
});
