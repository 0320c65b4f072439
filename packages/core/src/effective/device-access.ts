import {
  type Device,
  type DeviceCgroupSetting,
  type DeviceCgroupVerdict,
  deviceCgroupVerdict,
} from '@whyblocked/confinement';
import type { Access, Subject } from '@whyblocked/contract';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ComposedProfile } from './composed-profile.ts';
import type { EffectivePolicy, EffectiveVerdict } from './effective-policy.ts';
import type { ProfileSetting } from './profile-setting.ts';

/** What both guards of a device node say: AppArmor, whose refusals are recorded, and the device cgroup, whose are not. */
export interface DeviceVerdict {
  readonly code: 'permitted' | 'refused-by-profile' | 'refused-by-cgroup' | 'undecided';
  readonly profile: EffectiveVerdict;
  readonly cgroup: DeviceCgroupVerdict;
}

/** What decides about the device cgroup of an app with this profile. A base that is not told is taken for "core". */
export function deviceCgroupSetting(
  knowledge: Knowledge,
  { release, base, confinement = 'strict' }: ProfileSetting,
  profile: ComposedProfile,
): DeviceCgroupSetting {
  const tags = knowledge.policies
    .filter(({ id, kind }) => kind === 'interface' && profile.concerns(id))
    .flatMap(({ id }) => knowledge.rulesOfBackend(id, 'udev'))
    .filter((rule) => profile.holds(rule) !== false)
    .flatMap(({ tree }) => (tree.kind === 'udev' && 'match' in tree ? [tree.match] : []));
  return {
    ...(base === undefined ? {} : { base }),
    confinement: confinement === 'jailmode' ? 'classic' : confinement,
    snapd: release,
    selfManaged: profile.flag('ControlsDeviceCgroup') === true,
    tags,
  };
}

/** What a profile with what is connected to it says to the use of a device node; `device` tells of it what is known. */
export function deviceVerdict(
  knowledge: Knowledge,
  setting: ProfileSetting,
  policy: EffectivePolicy,
  device: Device,
  subject: Subject,
  mask = 'wr',
): DeviceVerdict {
  const access: Access = { kind: 'file', path: device.path, mask, owner: false };
  const profile = policy.verdict(access, subject);
  const cgroup = deviceCgroupVerdict({ ...deviceCgroupSetting(knowledge, setting, policy.profile), device });
  return { code: codeOf(profile, cgroup), profile, cgroup };
}

function codeOf(profile: EffectiveVerdict, cgroup: DeviceCgroupVerdict): DeviceVerdict['code'] {
  if (profile.code === 'undecided' || profile.code === 'not-modelled') return 'undecided';
  if (profile.code !== 'permitted' && !profile.onlyRecorded) return 'refused-by-profile';
  if (cgroup.code === 'refused') return 'refused-by-cgroup';
  return cgroup.code === 'unknown' ? 'undecided' : 'permitted';
}
