import { describe, expect, it } from 'vitest';
import type { DeviceCgroupSetting } from './cgroup-existence.ts';
import { devicesLostBy } from './devices-lost-by.ts';

const BEFORE: DeviceCgroupSetting = { base: 'core22', confinement: 'strict', selfManaged: false, tags: [] };
const CAMERA = 'KERNEL=="video[0-9]*"';
const ALWAYS_THERE = 'KERNEL=="full", SUBSYSTEM=="mem"';
const DISK = { path: '/dev/sda' };
const VIDEO = { path: '/dev/video0' };

function lost(change: Omit<Parameters<typeof devicesLostBy>[0], 'before'>, before: Partial<DeviceCgroupSetting> = {}) {
  return devicesLostBy({ before: { ...BEFORE, ...before }, ...change }).map(({ code, device }) => [code, device.path]);
}

describe('devicesLostBy', () => {
  it('the first tagged device takes away what no tag is for', () => {
    const found = devicesLostBy({
      before: BEFORE,
      added: [CAMERA],
      working: [DISK, VIDEO, { path: '/dev/null' }, { path: '/dev/shm/x' }],
    });
    expect(found).toMatchObject([
      {
        code: 'lost',
        device: DISK,
        after: { code: 'refused', cgroup: { code: 'tagged-device', tag: CAMERA, path: '/dev/video0' } },
      },
    ]);
  });

  it('may take it away where nobody knows of a device for the tag', () => {
    expect(lost({ added: [CAMERA], working: [DISK] })).toEqual([['may-be-lost', '/dev/sda']]);
    expect(lost({ added: [CAMERA], working: [DISK] }, { present: [VIDEO] })).toEqual([['lost', '/dev/sda']]);
    expect(lost({ added: [ALWAYS_THERE], working: [DISK] })).toEqual([['lost', '/dev/sda']]);
  });

  it('may take away a device that one of the tags may be for', () => {
    expect(lost({ added: [ALWAYS_THERE, 'KERNEL=="sd<<x>>"'], working: [DISK] })).toEqual([
      ['may-be-lost', '/dev/sda'],
    ]);
  });

  it('takes nothing away where there is a cgroup already, or never one', () => {
    const change = { added: [ALWAYS_THERE], working: [DISK] };
    expect(lost(change, { base: 'core24' })).toEqual([]);
    expect(lost(change, { tags: [CAMERA], present: [VIDEO] })).toEqual([]);
    expect(lost(change, { confinement: 'devmode' })).toEqual([]);
    expect(lost(change, { confinement: 'classic' })).toEqual([]);
    expect(lost(change, { selfManaged: true })).toEqual([]);
    expect(lost(change, { insideContainer: true })).toEqual([]);
    expect(lost({ ...change, addsSelfManaged: true })).toEqual([]);
  });

  it('concludes from a device that works that the tags before made no cgroup', () => {
    expect(lost({ added: [ALWAYS_THERE], working: [DISK] }, { tags: [CAMERA] })).toEqual([['lost', '/dev/sda']]);
    // If that tag is for the disk, it may work in a cgroup.
    expect(lost({ added: [ALWAYS_THERE], working: [DISK] }, { tags: ['KERNEL=="<<x>>"'] })).toEqual([
      ['may-be-lost', '/dev/sda'],
    ]);
  });

  it('needs a tag that udev can read', () => {
    expect(lost({ added: [], working: [DISK] })).toEqual([]);
    expect(lost({ added: ['KERNEL="x'], working: [DISK] })).toEqual([]);
  });

  it('knows that core24 asked for none before snapd 2.62', () => {
    expect(lost({ added: [ALWAYS_THERE], working: [DISK] }, { base: 'core24', snapd: '2.61' })).toEqual([
      ['lost', '/dev/sda'],
    ]);
  });
});
