import { type AlwaysPermitted, alwaysPermitted } from './always-permitted.ts';
import { type CgroupReason, cgroupExistence, type DeviceCgroupSetting, effectiveTags } from './cgroup-existence.ts';
import type { Device } from './device.ts';
import { knowDevice, pathBelowDev } from './device-facts.ts';
import { isNoDevice } from './no-device.ts';
import { ruleAnswer } from './udev-rule-answer.ts';

export interface DeviceCgroupQuestion extends DeviceCgroupSetting {
  /** Taken to be there: an access to what does not exist fails otherwise (ENOENT, ENXIO). */
  readonly device: Device;
}

/**
 * `refused`: open and mknod fail with EPERM, whatever AppArmor permits, and no log says so. `unknown`: what the device is, or whether a tagged
 * device is there, decides, and neither is known; with nothing in `undecided` it is refused if there is a cgroup. `not-a-device`: a cgroup asks for character and block nodes only.
 */
export interface DeviceCgroupVerdict {
  readonly code: 'not-a-device' | 'no-cgroup' | 'always-permitted' | 'tagged' | 'refused' | 'unknown';
  /** Why there is a cgroup, or none; what is permitted without one and in one has both. */
  readonly cgroup: CgroupReason;
  readonly entry?: AlwaysPermitted;
  /** Tags that are for the device. */
  readonly tags: readonly string[];
  /** Tags that may be for it. */
  readonly undecided: readonly string[];
}

/**
 * What the device cgroup of a snap says to an access to a node; reading, writing and making one are permitted together
 * (cmd/libsnap-confine-private/device-cgroup-support.c). True of processes that start now: one that runs keeps the cgroup it started with, to
 * which snap-device-helper adds tagged devices that appear, and never gets one later.
 */
export function deviceCgroupVerdict(question: DeviceCgroupQuestion): DeviceCgroupVerdict {
  const { device } = question;
  const read = effectiveTags(question);
  const known = knowDevice(device);
  const answers = read.map(({ tag, rule }) => ({ tag, answer: ruleAnswer(rule, known) }));
  const tags = answers.filter(({ answer }) => answer === 'yes').map(({ tag }) => tag);
  const undecided = answers.filter(({ answer }) => answer === 'unknown').map(({ tag }) => tag);
  const { exists, because } = cgroupExistence(question, read, device);
  const facts = { cgroup: because, tags, undecided };
  if (isNoDevice(device.path)) return { code: 'not-a-device', ...facts };
  if (exists === 'no') return { code: 'no-cgroup', ...facts };
  const entry = alwaysPermitted(pathBelowDev(device.path), known);
  if (entry) return { code: 'always-permitted', entry, ...facts };
  if (tags.length > 0) return { code: 'tagged', ...facts };
  const isDecided = undecided.length === 0 && exists === 'yes' && !isLinkToAnything(device.path);
  return { code: isDecided ? 'refused' : 'unknown', ...facts };
}

/** Links to whatever a process has open. */
function isLinkToAnything(path: string): boolean {
  return /^\/dev\/(?:stdin|stdout|stderr|fd\/[0-9]+)$/.test(path);
}
