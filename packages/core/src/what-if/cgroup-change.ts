import { type DeviceCgroupSetting, deviceCgroupVerdict } from '@whyblocked/confinement';
import type { OpenedAccess } from '@whyblocked/contract';

/** A node that no interface tags: what happens to it happens to every device that is not tagged. */
const UNTAGGED = { path: '/dev/whyblocked', resolved: true } as const;

/** What further connections do to the device cgroup of a snap, and so to devices that have nothing to do with them. */
export function cgroupChange(before: DeviceCgroupSetting, after: DeviceCgroupSetting): OpenedAccess['deviceCgroup'] {
  const [then, now] = [before, after].map(
    (setting) => deviceCgroupVerdict({ ...setting, device: UNTAGGED }).cgroup.code,
  );
  if (now === 'self-managed') return then === now ? 'none' : 'self-managed';
  if (now === 'base') return 'always-there';
  return then !== now && (now === 'tagged-device' || now === 'presence-unknown') ? 'may-be-created' : 'none';
}
