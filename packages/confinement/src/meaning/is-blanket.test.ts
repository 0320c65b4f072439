import { expect, it } from 'vitest';
import { isBlanket } from './is-blanket.ts';

it.each(['/**', '/{,**}', '/[^dsp]**', '/{,var/lib/snapd/hostfs/}[^dsp]**', '/{p,pr,{s,sy}}**', '/<<path>>'])(
  '%s permits nearly everything',
  (path) => {
    expect(isBlanket({ kind: 'file', path, perms: 'r' })).toBe(true);
  },
);

it.each([
  '/etc/fstab',
  '/',
  '/dev/video[0-9]*',
  '/{,usr/}lib/**',
  '/sys/**',
  '@{HOME}/**',
  '@{SNAP_COREUTIL_DIRS}df',
  '/run/<<path>>',
])('%s does not', (path) => {
  expect(isBlanket({ kind: 'file', path, perms: 'r' })).toBe(false);
});

it('knows the rules without conditions of other classes', () => {
  expect(isBlanket({ kind: 'all' })).toBe(true);
  expect(isBlanket({ kind: 'capability', names: [] })).toBe(true);
  expect(isBlanket({ kind: 'capability', names: ['chown'] })).toBe(false);
  expect(isBlanket({ kind: 'seccomp', syscall: '@unrestricted' })).toBe(true);
  expect(isBlanket({ kind: 'dbus', access: 'send', bus: 'system', peer: '(label=unconfined)' })).toBe(true);
  expect(isBlanket({ kind: 'dbus', access: 'send', bus: 'system', interface: 'org.bluez.*' })).toBe(false);
  expect(isBlanket({ kind: 'dbus', access: 'send', bus: 'system', peer: '(name=org.bluez)' })).toBe(false);
});
