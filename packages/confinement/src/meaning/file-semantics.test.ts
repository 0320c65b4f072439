import { describe, expect, it } from 'vitest';
import type { FileAccess } from '../access.ts';
import { checkPolicy } from './check-policy.ts';

const PID =
  '{[1-9],[1-9][0-9],[1-9][0-9][0-9],[1-9][0-9][0-9][0-9],[1-9][0-9][0-9][0-9][0-9],[1-9][0-9][0-9][0-9][0-9][0-9],[1-4][0-9][0-9][0-9][0-9][0-9][0-9]}';
const vars = {
  HOMEDIRS: ['/home/'],
  HOME: ['@{HOMEDIRS}/*/', '/root/'],
  PROC: ['/proc/'],
  pid: [PID],
  run: ['/run/', '/var/run/'],
  multiarch: ['*-linux-gnu*'],
  SNAP_COREUTIL_DIRS: ['/usr/bin/gnu', '/bin/'],
};

type Who = 'owner' | 'other';
/** Row of the reference, rules, path, mask, who asks, permitted. */
type Row = readonly [
  row: string,
  rules: string | readonly string[],
  path: string,
  mask: string,
  who: Who,
  permitted: boolean,
];

const ROWS: readonly Row[] = [
  ['1', 'owner @{HOME}/.config/kdeglobals r,', '/root/.config/kdeglobals', 'r', 'owner', true],
  ['1', 'owner @{HOME}/.config/kdeglobals r,', '/home/u/.config/kdeglobals', 'r', 'owner', true],
  ['1', '@{run}/utmp rwk,', '/var/run/utmp', 'r', 'other', true],
  ['1', '@{run}/utmp rwk,', '/run/utmp', 'k', 'other', true],
  ['1', '/a@{run}utmp r,', '/a/var/run/utmp', 'r', 'other', true],
  ['2', '/dev/snd/* rw,', '/dev/snd/', 'r', 'other', false],
  ['2', '/dev/snd/* rw,', '/dev/snd/seq', 'r', 'other', true],
  ['2', '/boot/efi/EFI/*/fw/** rw,', '/boot/efi/EFI/card0/fw/', 'r', 'other', false],
  ['2', '/boot/efi/EFI/*/fw/** rw,', '/boot/efi/EFI/card0/fw/a/b', 'r', 'other', true],
  ['2', '/foo/** r,', '/foo//a', 'r', 'other', false],
  ['3', '/foo/{a,*} r,', '/foo/', 'r', 'other', true],
  ['3', '/foo/*{,.bak} r,', '/foo/', 'r', 'other', true],
  ['3', '/x/{a/,b/}* r,', '/x/a/', 'r', 'other', true],
  ['4', '/run/NetworkManager/{,**} rw,', '/run/NetworkManager', 'r', 'other', false],
  ['4', '/run/NetworkManager/{,**} rw,', '/run/NetworkManager/', 'r', 'other', true],
  ['4', '/run/NetworkManager/{,**} rw,', '/run/NetworkManager/a/b', 'w', 'other', true],
  ['5', 'owner @{HOME}/sn[^a]** rwkl,', '/home/u/sn/secret', 'r', 'owner', true],
  ['5', 'owner @{HOME}/sn[^a]** rwkl,', '/home/u/snap', 'r', 'owner', false],
  ['5', '/foo/[^.]* r,', '/foo/.a', 'r', 'other', false],
  ['5', '/foo/?x r,', '/foo//x', 'r', 'other', false],
  ['6', '"/foo/[!a]" r,', '/foo/b', 'r', 'other', false],
  ['6', '"/foo/[!a]" r,', '/foo/!', 'r', 'other', true],
  ['7', '/foo/[ab*] r,', '/foo/a', 'r', 'other', false],
  ['7', '/foo/[ab*] r,', '/foo/ab]', 'r', 'other', true],
  ['8', '/foo/? r,', '/foo/é', 'r', 'other', false],
  ['8', '/foo/?? r,', '/foo/é', 'r', 'other', true],
  ['8', '/foo/[é] r,', '/foo/é', 'r', 'other', false],
  ['8', '/foo/A r,', '/foo/a', 'r', 'other', false],
  ['8', '/foo/é r,', '/foo/e\u0301', 'r', 'other', false],
  ['9', '/etc/foo/* r,', '/etc/foo/a\nb', 'r', 'other', true],
  ['9', '/etc/foo/* r,', '/etc/foo/.x', 'r', 'other', true],
  ['10', '/sys/fs/cgroup/cpu,cpuacct/cpu.stat r,', '/sys/fs/cgroup/cpu,cpuacct/cpu.stat', 'r', 'other', true],
  ['10', '/a/b.+()$^|c r,', '/a/b.+()$^|c', 'r', 'other', true],
  ['10', '/a/b.c r,', '/a/bxc', 'r', 'other', false],
  ['11', '/foo//bar r,', '/foo/bar', 'r', 'other', true],
  ['11', '///foo r,', '/foo', 'r', 'other', true],
  ['11', '//foo r,', '/foo', 'r', 'other', false],
  ['11', '/foo/{/a,b} r,', '/foo/a', 'r', 'other', false],
  ['11', '/foo/{/a,b} r,', '/foo/b', 'r', 'other', true],
  ['12', '/run/user/[0-9]*/ r,', '/run/user/1000', 'r', 'other', false],
  ['12', '/run/user/[0-9]*/ r,', '/run/user/1000/', 'r', 'other', true],
  ['12', '/run/user/[0-9]*/ r,', '/run/user/1abc/', 'r', 'other', true],
  ['13', '/var/lib/x** r,', '/var/lib/x', 'r', 'other', true],
  ['13', '/var/lib/x** r,', '/var/lib/x/y/z', 'r', 'other', true],
  ['13', '/sys/devices/**/net/** r,', '/sys/devices/net/x', 'r', 'other', false],
  ['13', '/sys/devices/**/net/** r,', '/sys/devices/a/b/net/x', 'r', 'other', true],
  ['14', '/f a,', '/f', 'ac', 'other', false],
  ['14', '/f a,', '/f', 'a', 'other', true],
  ['14', '/f a,', '/f', 'w', 'other', false],
  ['14', '/f a,', '/f', 'd', 'other', false],
  ['14', '/f w,', '/f', 'a', 'other', true],
  ['14', '/f w,', '/f', 'wc', 'other', true],
  ['14', '/f w,', '/f', 'd', 'other', true],
  ['14', '/f w,', '/f', 'wr', 'other', false],
  ['14', ['/f w,', 'deny /f a,'], '/f', 'w', 'other', true],
  ['14', ['/f w,', 'deny /f a,'], '/f', 'a', 'other', false],
  ['14', ['/f rw,', 'deny /f w,'], '/f', 'a', 'other', false],
  ['14', ['/f rw,', 'deny /f w,'], '/f', 'c', 'other', false],
  ['14', ['/f rw,', 'deny /f w,'], '/f', 'd', 'other', false],
  ['14', ['/f rw,', 'deny /f w,'], '/f', 'r', 'other', true],
  ['15', '/usr/bin/foo ixr,', '/usr/bin/foo', 'm', 'other', true],
  ['15', '/usr/bin/foo pixr,', '/usr/bin/foo', 'm', 'other', true],
  ['15', '/usr/bin/foo Cixr,', '/usr/bin/foo', 'm', 'other', true],
  ['15', '/usr/bin/foo Pxr,', '/usr/bin/foo', 'm', 'other', false],
  ['15', '/usr/bin/foo Cxr,', '/usr/bin/foo', 'm', 'other', false],
  ['15', '/usr/bin/foo Uxr,', '/usr/bin/foo', 'm', 'other', false],
  ['15', '/usr/bin/foo PUxr,', '/usr/bin/foo', 'm', 'other', false],
  ['15', ['/usr/bin/foo ixr,', 'deny /usr/bin/foo x,'], '/usr/bin/foo', 'm', 'other', true],
  ['15', ['/usr/bin/foo ixr,', 'deny /usr/bin/foo x,'], '/usr/bin/foo', 'x', 'other', false],
  ['16', 'owner @{PROC}/@{pid}/fd/* r,', '/proc/1/fd/3', 'r', 'other', false],
  ['16', 'owner @{PROC}/@{pid}/fd/* r,', '/proc/1/fd/3', 'r', 'owner', true],
  ['16', ['deny owner /f r,', '/f r,'], '/f', 'r', 'owner', false],
  ['16', ['/f r,', 'deny owner /f r,'], '/f', 'r', 'other', true],
  ['16', 'other /f r,', '/f', 'r', 'owner', false],
  ['16', 'user /f r,', '/f', 'r', 'owner', true],
  ['17', '@{PROC}/@{pid}/net/** r,', '/proc/self/net/tcp', 'r', 'other', false],
  ['17', '@{PROC}/@{pid}/net/** r,', '/proc/5000000/net/tcp', 'r', 'other', false],
  ['17', '@{PROC}/@{pid}/net/** r,', '/proc/01/net/tcp', 'r', 'other', false],
  ['17', '@{PROC}/@{pid}/net/** r,', '/proc/4999999/net/tcp', 'r', 'other', true],
  ['18', '/usr/lib/@{multiarch}/x r,', '/usr/lib/-linux-gnu/x', 'r', 'other', true],
  ['19', '@{SNAP_COREUTIL_DIRS}chmod ixr,', '/usr/bin/gnuchmod', 'x', 'other', true],
  ['20', '/{dev,run}/shm/\\#[0-9]* mrw,', '/dev/shm/#12', 'w', 'other', true],
  ['20', '/foo/a\\052b r,', '/foo/axb', 'r', 'other', false],
  ['20', '/foo/a\\052b r,', '/foo/a*b', 'r', 'other', true],
  ['20', '/foo/a\\x20b\\d032c\\040d\\te r,', '/foo/a b c d\te', 'r', 'other', true],
  ['20', '/foo/a\\ b r,', '/foo/a b', 'r', 'other', true],
  ['21', 'owner "@{HOME}/My Downloads/**" rwl,', '/home/u/My Downloads/x', 'w', 'owner', true],
  ['21', 'owner @{HOME}/.gnupg/.#lk0x* w,', '/home/u/.gnupg/.#lk0x1', 'w', 'owner', true],
  ['22', 'file,', '/', 'r', 'other', true],
  ['22', 'file,', '/a/b', 'wc', 'other', true],
  ['22', 'file,', '/a/b', 'x', 'other', true],
  ['22', '/** r,', '/', 'r', 'other', false],
];

describe('the meaning of file rules', () => {
  it.each(ROWS)('row %s: %j, %s %s as %s: %s', (_row, rules, path, mask, who, permitted) => {
    const access: FileAccess = { kind: 'file', path, mask, owner: who === 'owner' };
    expect(checkPolicy({ rules: [rules].flat(), vars, access })).toEqual({ ok: true, value: { permitted } });
  });
});

/** Rules, target of the link /a, who asks, permitted. */
const LINKS: readonly (readonly [rules: readonly string[], target: string, who: Who, permitted: boolean])[] = [
  [['l /a -> /b,'], '/b', 'owner', true],
  [['l /a -> /b,'], '/c', 'owner', false],
  [['link /a -> /b,'], '/b', 'other', true],
  [['link /a -> /b,'], '/c', 'other', false],
  [['/a l -> /b,'], '/c', 'owner', true],
  [['/a rl,'], '/c', 'owner', false],
  [['/a rl,', '/c r,'], '/c', 'owner', true],
  [['/a rwl,', '/c r,'], '/c', 'owner', false],
  [['/a rl,'], '/c', 'other', true],
  [['other /a rl,'], '/c', 'other', true],
  [['link subset /a -> /b,', '/a r,'], '/b', 'owner', false],
  [['link subset /a -> /b,', '/{a,b} r,'], '/b', 'owner', true],
  [['/a lix,', '/c ixr,'], '/c', 'owner', true],
  [['/a lix,', '/c mPxr,'], '/c', 'owner', false],
  [['/a l,', 'deny /a l,'], '/c', 'owner', false],
  [['/a l,', 'deny l /a -> /b,'], '/b', 'owner', false],
  [['/a l,', 'deny l /a -> /b,'], '/c', 'owner', true],
  [['/a l,'], '/', 'other', false],
  [['file,'], '/c', 'owner', true],
];

describe('the meaning of link rules', () => {
  it.each(LINKS)('%j, /a -> %s as %s: %s', (rules, target, who, permitted) => {
    const access: FileAccess = { kind: 'file', path: '/a', target, mask: 'l', owner: who === 'owner' };
    expect(checkPolicy({ rules, access })).toEqual({ ok: true, value: { permitted } });
  });

  it('does not guess when the record names no target', () => {
    const access: FileAccess = { kind: 'file', path: '/a', mask: 'l', owner: false };
    expect(checkPolicy({ rules: ['l /a -> /b,'], access })).toMatchObject({
      ok: false,
      error: { code: 'unsupported' },
    });
    expect(checkPolicy({ rules: ['/a l,'], access })).toEqual({ ok: true, value: { permitted: true } });
  });
});

const INVALID = [
  '/a/{a} r,',
  '/a/{} r,',
  '/a/{b r,',
  '/a/b} r,',
  '/a/[b r,',
  '/a/b] r,',
  '/a/[a-] r,',
  '/f x,',
  '/f rwx,',
  '/f aw,',
  '/f wa,',
  '@{NOPE}/f r,',
  '{/a,/b} r,',
  'owner deny /f r,',
  'deny /f ix,',
  'owner audit /f r,',
  'deny audit /f r,',
  '/foo/[!a r,',
  '/f,',
  'r,',
  '/f q,',
  'owner capability chown,',
  'link /f,',
  '"/f r,',
  '/a"b" r,',
  'file r,',
  '',
  ',',
];

describe('what the compiler refuses', () => {
  it.each(INVALID)('%s', (rule) => {
    const access: FileAccess = { kind: 'file', path: '/f', mask: 'r', owner: true };
    expect(checkPolicy({ rules: [rule], access })).toMatchObject({ ok: false, error: { code: 'invalid-rule' } });
  });

  it.each([
    [['/a/* px,', '/a/b* ix,'], false],
    [['/a/* px,', '/a/b ix,'], true],
    [['/a/{b,c} px,', '/a/b ix,'], false],
    [['/a/{b,c} px,', '/a/* ix,'], true],
    [['/a/b* px,', '/a/c* ix,'], true],
    [['owner /a/* px,', 'other /a/* ix,'], true],
    [['owner /a/* px,', '/a/* ix,'], false],
    [['/a/* px,', '/a/* Px,'], false],
    [['/a/b px -> x,', '/a/b px -> y,'], false],
    [['/a/b px -> "x",', '/a/b px -> x,'], true],
    [['/a/b ix -> x,', '/a/b ix,'], false],
    [['deny /a/b x,', '/a/b ix,', '/a/b px,'], false],
    [['/a/b Px,', 'unsafe /a/b Px,'], false],
    [['safe /a/b px,', '/a/b Px,'], true],
    [['/a/b x -> c,', '/a/b Px -> c,'], true],
    [['/a/b x -> c,', '/a/b px -> c,'], false],
    [['file,', '/a/b px,'], true],
    [['file,', '/a/* px,'], false],
  ])('exec transitions %j: accepted %s', (rules, accepted) => {
    const access: FileAccess = { kind: 'file', path: '/zzz', mask: 'r', owner: true };
    expect(checkPolicy({ rules, access }).ok).toBe(accepted);
  });
});

describe('what is not modelled', () => {
  const access: FileAccess = { kind: 'file', path: '/f', mask: 'r' };
  it.each([
    ['include <abstractions/base>', 'unsupported'],
    ['#include <abstractions/base>', 'unsupported'],
    ['prompt /f r,', 'unsupported'],
    ['priority=5 /f r,', 'unsupported'],
    ['profile x { /f r, }', 'unsupported'],
    ['owner /f r,', 'owner-unknown'],
    ['other /f r,', 'owner-unknown'],
  ])('%s: %s', (rule, code) => {
    expect(checkPolicy({ rules: [rule], access })).toMatchObject({ ok: false, error: { code } });
  });

  it('needs no owner where the answer does not depend on it', () => {
    expect(checkPolicy({ rules: ['owner /f r,', '/f r,'], access })).toEqual({ ok: true, value: { permitted: true } });
    expect(checkPolicy({ rules: ['owner /g r,'], access })).toEqual({ ok: true, value: { permitted: false } });
  });

  it('refuses masks and paths that no record holds', () => {
    expect(checkPolicy({ rules: ['/f r,'], access: { ...access, mask: 'z' } }).ok).toBe(false);
    expect(checkPolicy({ rules: [], access: { ...access, mask: '' } }).ok).toBe(false);
    expect(checkPolicy({ rules: ['/f r,'], access: { kind: 'file', pathHex: '2F6', mask: 'r' } }).ok).toBe(false);
  });

  it('takes paths that are no UTF-8', () => {
    const hex: FileAccess = { kind: 'file', pathHex: '2F66FF', mask: 'r' };
    expect(checkPolicy({ rules: ['/f? r,'], access: hex })).toEqual({ ok: true, value: { permitted: true } });
  });

  it('knows what "all" is for files', () => {
    const asked = { ...access, mask: 'rwx', owner: false };
    expect(checkPolicy({ rules: ['allow all,'], access: asked })).toEqual({ ok: true, value: { permitted: true } });
    const rules = ['allow all,', 'deny /f w,'];
    expect(checkPolicy({ rules, access: asked })).toEqual({ ok: true, value: { permitted: false } });
  });

  it('takes several rules in one text', () => {
    const rules = ['/g r, # and\n/f r,'];
    expect(checkPolicy({ rules, access })).toEqual({ ok: true, value: { permitted: true } });
    expect(checkPolicy({ rules: ['/g r\n/f r,'], access }).ok).toBe(false);
  });

  it('reads a block of owner rules', () => {
    const owned = { ...access, owner: true };
    const rules = ['owner { /f r, /g w, }'];
    expect(checkPolicy({ rules, access: owned })).toEqual({ ok: true, value: { permitted: true } });
    expect(checkPolicy({ rules, access: { ...owned, owner: false } })).toEqual({
      ok: true,
      value: { permitted: false },
    });
  });
});
