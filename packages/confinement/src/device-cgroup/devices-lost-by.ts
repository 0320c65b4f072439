import { type DeviceCgroupSetting, effectiveTags } from './cgroup-existence.ts';
import type { Device } from './device.ts';
import { type DeviceCgroupVerdict, deviceCgroupVerdict } from './device-cgroup-verdict.ts';

/** What a change of connections does to an app or hook. */
export interface ConnectionChange {
  readonly before: DeviceCgroupSetting;
  /** Tags that the new connection adds. */
  readonly added: readonly string[];
  /** It makes the cgroup the snap's own affair: nothing is lost then. */
  readonly addsSelfManaged?: boolean;
  /** Nodes that the app opens today, and is not refused. */
  readonly working: readonly Device[];
}

/** `lost`: refused from the next start on. `may-be-lost`: it hangs on what is not known; `after` names it. */
export interface LostDevice {
  readonly code: 'lost' | 'may-be-lost';
  readonly device: Device;
  readonly after: DeviceCgroupVerdict;
}

/**
 * Devices that work because there is no device cgroup, and that a further connection takes away: its tags make the cgroup, and nothing permits the
 * device in it. It does not happen where a cgroup is there already, since further tags only permit more. That a device works tells
 * something: if no tag is for it, there is no cgroup now.
 */
export function devicesLostBy({ before, added, addsSelfManaged, working }: ConnectionChange): readonly LostDevice[] {
  if (addsSelfManaged || effectiveTags({ ...before, tags: added }).length === 0) return [];
  const now = { ...before, present: [...(before.present ?? []), ...working] };
  return working.flatMap((device): readonly LostDevice[] => {
    const today = deviceCgroupVerdict({ ...now, device });
    if (today.cgroup.code === 'base' || today.cgroup.code === 'tagged-device') return [];
    const after = deviceCgroupVerdict({ ...now, tags: [...before.tags, ...added], device });
    if (after.code === 'refused') return [{ code: 'lost', device, after }];
    return after.code === 'unknown' ? [{ code: 'may-be-lost', device, after }] : [];
  });
}
