import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../meaning/check-policy.ts';
import type { DeviceCgroupSetting } from './cgroup-existence.ts';
import type { Device } from './device.ts';
import { deviceCgroupVerdict } from './device-cgroup-verdict.ts';

const STRICT: DeviceCgroupSetting = { base: 'core22', confinement: 'strict', selfManaged: false, tags: [] };
const CAMERA = 'KERNEL=="video[0-9]*"';
const ALWAYS_THERE = 'KERNEL=="full", SUBSYSTEM=="mem"';

function verdict(path: string, setting: Partial<DeviceCgroupSetting> = {}, more: Partial<Device> = {}) {
  return deviceCgroupVerdict({ ...STRICT, ...setting, device: { path, ...more } });
}

describe('whether there is a device cgroup', () => {
  it.each(['core', 'core16', 'core18', 'core20', 'core22'])('none on %s as long as nothing is tagged', (base) => {
    expect(verdict('/dev/video0', { base })).toMatchObject({ code: 'no-cgroup', cgroup: { code: 'nothing-tagged' } });
  });

  it.each(['core24', 'core26', 'bare', 'core24-desktop', 'somebodys-base'])('always on %s', (base) => {
    expect(verdict('/dev/video0', { base })).toMatchObject({ code: 'refused', cgroup: { code: 'base', base } });
  });

  it('takes a snap without a base for one of core', () => {
    const { base, ...withoutBase } = STRICT;
    expect(base).toBe('core22');
    expect(deviceCgroupVerdict({ ...withoutBase, device: { path: '/dev/video0' } }).code).toBe('no-cgroup');
  });

  it('on core22 one with a tagged device, which then refuses the others', () => {
    const withCamera = { tags: [CAMERA], present: [{ path: '/dev/video0' }] };
    expect(verdict('/dev/video0', withCamera)).toMatchObject({ code: 'tagged', tags: [CAMERA] });
    expect(verdict('/dev/sda', withCamera)).toEqual({
      code: 'refused',
      cgroup: { code: 'tagged-device', tag: CAMERA, path: '/dev/video0' },
      tags: [],
      undecided: [],
    });
  });

  it('on core22 open where tags may be for no device that is there', () => {
    expect(verdict('/dev/sda', { tags: [CAMERA] })).toMatchObject({
      code: 'unknown',
      cgroup: { code: 'presence-unknown', tags: [CAMERA] },
      undecided: [],
    });
    expect(verdict('/dev/sda', { tags: [CAMERA], present: [{ path: '/dev/ttyS0' }] }).code).toBe('unknown');
  });

  it('made by a tag on a device that every kernel has', () => {
    expect(verdict('/dev/sda', { tags: [ALWAYS_THERE] })).toMatchObject({
      code: 'refused',
      cgroup: { code: 'tagged-device', path: '/dev/full' },
    });
  });

  it('made by a tagged device without a node, where it is known to be there', () => {
    const card = {
      path: '',
      facts: new Map([
        ['SUBSYSTEM', 'net'],
        ['KERNEL', 'toynet0'],
      ]),
    };
    expect(verdict('/dev/sda', { tags: ['SUBSYSTEM=="net", KERNEL=="toynet[0-9]*"'], present: [card] }).code).toBe(
      'refused',
    );
  });

  it.each(['classic', 'devmode'] as const)('none in %s, whatever the base', (confinement) => {
    for (const base of ['core22', 'core24'])
      expect(verdict('/dev/sda', { base, confinement, tags: [CAMERA, ALWAYS_THERE] })).toMatchObject({
        code: 'no-cgroup',
        cgroup: { code: confinement },
      });
  });

  it('none where an interface manages it, and none inside a container', () => {
    const base = 'core24';
    expect(verdict('/dev/sda', { base, selfManaged: true }).cgroup).toEqual({ code: 'self-managed' });
    expect(verdict('/dev/sda', { base, selfManaged: true, tags: [ALWAYS_THERE] }).code).toBe('no-cgroup');
    expect(verdict('/dev/sda', { base, insideContainer: true })).toMatchObject({
      code: 'no-cgroup',
      cgroup: { code: 'container' },
    });
  });

  it('knows no tag of the hook of a component', () => {
    const hook = { isComponentHook: true, tags: [CAMERA] };
    expect(verdict('/dev/video0', hook)).toMatchObject({ code: 'no-cgroup', cgroup: { code: 'nothing-tagged' } });
    expect(verdict('/dev/video0', { ...hook, base: 'core24' }).code).toBe('refused');
  });

  it('takes a tag that udev cannot read for none', () => {
    expect(verdict('/dev/video0', { tags: ['KERNEL="video0'] }).code).toBe('no-cgroup');
    expect(verdict('/dev/video0', { base: 'core24', tags: ['VIDEO=="0"'] }).code).toBe('refused');
  });
});

describe('what changed between releases of snapd', () => {
  it.each(['2.57.6', '2.61.3', '2.61.4-1'])('%s: only tagged devices make one, whatever the base', (snapd) => {
    expect(verdict('/dev/sda', { snapd, base: 'core24' }).code).toBe('no-cgroup');
    expect(verdict('/dev/sda', { snapd, base: 'core24', tags: [ALWAYS_THERE] }).code).toBe('refused');
    expect(verdict('/dev/sda', { snapd, base: 'core24', confinement: 'devmode', tags: [ALWAYS_THERE] }).code).toBe(
      'no-cgroup',
    );
    expect(verdict('/dev/sda', { snapd, base: 'core24', selfManaged: true }).code).toBe('no-cgroup');
  });

  it('2.62: core24 has one, even in devmode and in a container', () => {
    const of = { snapd: '2.62', base: 'core24' };
    expect(verdict('/dev/sda', of).code).toBe('refused');
    expect(verdict('/dev/video0', { ...of, confinement: 'devmode', tags: [CAMERA] }).code).toBe('refused');
    expect(verdict('/dev/null', { ...of, confinement: 'devmode' }).code).toBe('always-permitted');
    expect(verdict('/dev/sda', { ...of, base: 'core22', confinement: 'devmode' }).code).toBe('no-cgroup');
    expect(verdict('/dev/sda', { ...of, confinement: 'classic' }).code).toBe('no-cgroup');
    expect(verdict('/dev/sda', { ...of, insideContainer: true }).code).toBe('refused');
    expect(verdict('/dev/sda', { ...of, base: 'core22', insideContainer: true, tags: [ALWAYS_THERE] })).toMatchObject({
      code: 'unknown',
      cgroup: { code: 'container-unknown' },
    });
  });

  it.each(['2.63', '2.77', '2.80', 'unknown', undefined])('%s: neither in devmode nor in a container', (snapd) => {
    const of = { base: 'core24', ...(snapd ? { snapd } : {}) };
    expect(verdict('/dev/sda', of).code).toBe('refused');
    expect(verdict('/dev/sda', { ...of, confinement: 'devmode' }).code).toBe('no-cgroup');
    expect(verdict('/dev/sda', { ...of, insideContainer: true }).code).toBe('no-cgroup');
  });
});

describe('what every device cgroup permits', () => {
  const CORE24 = { base: 'core24' };

  it.each(['null', 'zero', 'full', 'random', 'urandom', 'tty', 'console', 'ptmx', 'pts/0', 'pts/12', 'pts/ptmx'])(
    '/dev/%s',
    (name) => {
      expect(verdict(`/dev/${name}`, CORE24).code).toBe('always-permitted');
    },
  );

  it.each([
    ['/dev/nvidiactl', 'exists'],
    ['/dev/nvidia-uvm', 'exists'],
    ['/dev/nvidia-modeset', 'exists'],
    ['/dev/uhid', 'exists'],
    ['/dev/net/tun', 'exists'],
    ['/dev/nvidia0', 'in-a-row'],
    ['/dev/nvidia254', 'in-a-row'],
  ])('%s, if it is there', (path, when) => {
    expect(verdict(path, CORE24)).toMatchObject({ code: 'always-permitted', entry: { when } });
  });

  it.each([
    '/dev/nvidia255',
    '/dev/nvidia-uvm-tools',
    '/dev/nvidia-caps/nvidia-cap1',
    '/dev/mem',
    '/dev/kmsg',
    '/dev/tty0',
    '/dev/tty1',
    '/dev/fuse',
    '/dev/kvm',
    '/dev/vhost-net',
    '/dev/loop-control',
  ])('but not %s', (path) => {
    expect(verdict(path, CORE24).code).toBe('refused');
    expect(verdict(path, { ...CORE24, tags: [CAMERA] }).code).toBe('refused');
  });

  it('goes by numbers where they are known', () => {
    expect(verdict('/srv/zero', CORE24, { type: 'c', major: 1, minor: 5 })).toMatchObject({
      code: 'always-permitted',
      entry: { path: '/dev/zero' },
    });
    expect(verdict('/srv/zero', CORE24, { type: 'b', major: 1, minor: 5 }).code).toBe('refused');
    expect(verdict('/dev/zero', CORE24, { type: 'c', major: 1, minor: 1 }).code).toBe('refused');
    expect(verdict('/dev/pts/3', CORE24, { type: 'c', major: 143, minor: 3 }).code).toBe('always-permitted');
    expect(verdict('/dev/pts/3', CORE24, { type: 'c', major: 144, minor: 3 }).code).toBe('refused');
    expect(verdict('/dev/net/tun', CORE24, { type: 'c', major: 10, minor: 200 }).code).toBe('always-permitted');
    expect(verdict('/dev/char/1:3', CORE24).code).toBe('always-permitted');
    expect(verdict('/dev/block/1:3', CORE24).code).toBe('refused');
  });
});

describe('what is left open', () => {
  it('names the tags that may be for the device', () => {
    const stick = 'KERNEL=="event[0-9]*", SUBSYSTEM=="input", ENV{ID_INPUT_JOYSTICK}=="1"';
    expect(verdict('/dev/input/event3', { base: 'core24', tags: [CAMERA, stick] })).toMatchObject({
      code: 'unknown',
      undecided: [stick],
      tags: [],
    });
    expect(verdict('/dev/input/mice', { base: 'core24', tags: [CAMERA, stick] }).code).toBe('refused');
    const port = 'SUBSYSTEM=="tty", KERNEL=="<<name>>"';
    expect(verdict('/dev/ttyS0', { base: 'core24', tags: [port] })).toMatchObject({
      code: 'unknown',
      undecided: [port],
    });
  });

  it('does not say what a link that is the process’s own leads to', () => {
    expect(verdict('/dev/stdout', { base: 'core24' }).code).toBe('unknown');
    expect(verdict('/dev/fd/3', { base: 'core24' }).code).toBe('unknown');
  });

  it.each([
    '/dev/',
    '/dev/snd',
    '/dev/bus/usb/001',
    '/dev/dri/',
    '/dev/shm/toy',
    '/dev/log',
    '/dev/mqueue/toy',
    '/dev/hugepages/a',
  ])('has nothing to say of %s, which is no device', (path) => {
    expect(verdict(path, { base: 'core24' }).code).toBe('not-a-device');
  });
});

describe('a device that AppArmor permits', () => {
  const permitted = checkPolicy({
    rules: ['/dev/gizmo[0-9]* rw,'],
    access: { kind: 'file', path: '/dev/gizmo0', mask: 'rw', owner: false },
  });
  const gizmo = { path: '/dev/gizmo0', resolved: true };
  const at = (setting: Partial<DeviceCgroupSetting>) =>
    deviceCgroupVerdict({ ...STRICT, ...setting, device: gizmo }).code;

  it('is refused by the cgroup of core24 unless it is tagged', () => {
    expect(permitted).toMatchObject({ ok: true, value: { permitted: true } });
    expect(at({ base: 'core24' })).toBe('refused');
    expect(at({ base: 'core24', tags: ['KERNEL=="gizmo[0-9]*"'] })).toBe('tagged');
  });

  it('is refused on core22 only once something else is tagged', () => {
    expect(at({ base: 'core22' })).toBe('no-cgroup');
    expect(at({ base: 'core22', tags: [ALWAYS_THERE] })).toBe('refused');
    expect(at({ base: 'core22', tags: [ALWAYS_THERE, 'KERNEL=="gizmo[0-9]*"'] })).toBe('tagged');
  });
});
