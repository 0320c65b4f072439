import type { Device, UdevFacts } from './device.ts';
import { DEVICE_FAMILIES } from './device-families.ts';

/** What is known of a device when its path has been read. */
export interface KnownDevice {
  /** udev has no such device, so that no tag can be for it. */
  readonly isOutsideSysfs?: boolean;
  readonly type?: 'c' | 'b';
  readonly major?: number;
  readonly minor?: number;
  readonly facts: UdevFacts;
  readonly parents?: readonly UdevFacts[];
}

/** Links that udev makes to every node, by number. */
const BY_NUMBER = /^(?:char|block)\/([0-9]{1,7}):([0-9]{1,7})$/;
/** Pseudo terminals are of devpts; NVIDIA's own modules make no devices of sysfs (cmd/snap-confine/udev-support.c works around it). */
const OUTSIDE_SYSFS =
  /^(?:pts\/[0-9]{1,7}|nvidia(?:[0-9]{1,3}|ctl|-uvm|-uvm-tools|-modeset|-caps\/nvidia-cap[0-9]{1,4}))$/;

/**
 * Adds to what the caller knows of a device what its path tells: the family's facts, or, for a node directly in /dev whose path is
 * certainly its own, the name. A node in an unknown folder may have any name in sysfs, and so may the target of a link.
 */
export function knowDevice(device: Device): KnownDevice {
  const path = pathBelowDev(device.path);
  const told = path === null ? {} : toldByPath(path, device.resolved === true);
  const { type = told.type, major = told.major, minor = told.minor, parents } = device;
  return {
    ...(type ? { type } : {}),
    ...(major === undefined ? {} : { major }),
    ...(minor === undefined ? {} : { minor }),
    ...(parents ? { parents } : {}),
    ...(told.isOutsideSysfs && !device.facts ? { isOutsideSysfs: true } : {}),
    facts: new Map([...(told.facts ?? []), ...(device.facts ?? [])]),
  };
}

/** Null for a path elsewhere, and for one that has not been made plain. */
export function pathBelowDev(path: string): string | null {
  if (!path.startsWith('/dev/')) return null;
  const below = path.slice('/dev/'.length);
  const parts = below.split('/');
  return parts.some((part) => part === '' || part === '.' || part === '..') ? null : below;
}

function toldByPath(path: string, resolved: boolean): Partial<KnownDevice> {
  const [, major, minor] = BY_NUMBER.exec(path) ?? [];
  if (major !== undefined)
    return { type: path.startsWith('char/') ? 'c' : 'b', major: Number(major), minor: Number(minor) };
  if (OUTSIDE_SYSFS.test(path)) return { type: 'c', isOutsideSysfs: true };
  const family = DEVICE_FAMILIES.find(({ node }) => node.test(path));
  if (!family) return resolved && !path.includes('/') ? { facts: new Map([['KERNEL', path]]) } : {};
  const { subsystem, devtype, type } = family;
  const kernel = family.kernel(path);
  const facts = new Map([['SUBSYSTEM', subsystem]]);
  if (kernel !== null) facts.set('KERNEL', kernel);
  if (devtype) facts.set('ENV{DEVTYPE}', devtype);
  return { type, facts };
}
