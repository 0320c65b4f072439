import { isSnapdSince } from '../snapd-release.ts';
import type { Ternary } from '../ternary.ts';
import { ALWAYS_PRESENT } from './always-permitted.ts';
import type { Device } from './device.ts';
import { type KnownDevice, knowDevice } from './device-facts.ts';
import { parseUdevRule } from './parse-udev-rule.ts';
import type { UdevRule } from './udev-rule.ts';
import { ruleAnswer } from './udev-rule-answer.ts';

/** What decides about the device cgroup of one app or hook. */
export interface DeviceCgroupSetting {
  /** The snap's base; "core" where snap.yaml names none. */
  readonly base?: string;
  /** As it is installed: jailmode is strict, unless the snap is classic, to which jailmode gives no device cgroup. */
  readonly confinement: 'strict' | 'devmode' | 'classic';
  /** Release that is in force ("2.63.1"); the newest known one where absent. */
  readonly snapd?: string;
  /** snapd itself runs in a container (LXD, …). */
  readonly insideContainer?: boolean;
  /** One of the snap's connected interfaces manages the cgroup itself: the whole snap then has none, whatever else is connected. */
  readonly selfManaged: boolean;
  /** The hook of a component ("snap.NAME+COMPONENT.hook.HOOK"). */
  readonly isComponentHook?: boolean;
  /** Matches that tag devices for this app or hook, with holes as `<<name>>`. */
  readonly tags: readonly string[];
  /** Devices known to be there, whichever is asked about. */
  readonly present?: readonly Device[];
}

/** Why there is a cgroup, or none, or why that is open. */
export type CgroupReason =
  | { readonly code: 'classic' | 'devmode' | 'container' | 'self-managed' | 'nothing-tagged' }
  /** The base asks for one, tagged devices or not. */
  | { readonly code: 'base'; readonly base: string }
  | { readonly code: 'tagged-device'; readonly tag: string; readonly path: string }
  /** Whether a device that one of these tags is for is there, nobody told. */
  | { readonly code: 'presence-unknown'; readonly tags: readonly string[] }
  /** This release looks for tagged devices in a container too, where udev may know none. */
  | { readonly code: 'container-unknown' };

export interface CgroupExistence {
  readonly exists: Ternary;
  readonly because: CgroupReason;
}

/** A tag and what it was read as. */
export interface ReadTag {
  readonly tag: string;
  readonly rule: UdevRule;
}

const THERE_ANYWAY = ALWAYS_PRESENT.map((path) => withFacts({ path }));
const ONLY_WHEN_TAGGED: ReadonlySet<string> = new Set(['core', 'core16', 'core18', 'core20', 'core22']);

/**
 * Whether a process has a device cgroup once it starts (cmd/snap-confine/snap-confine.c, device_cgroup_mode_for_snap and
 * enter_non_classic_execution_environment; udev-support.c, sc_setup_device_cgroup):
 * - before 2.62 only if udev has a device with the snap's tag, whatever the base;
 * - since 2.62 so for the bases up to core22, and always for every other, "bare" included;
 * - since 2.63 none in devmode and none inside a container. 2.62 makes them where the base asks for one, with nothing tagged in devmode.
 * A device counts as tagged while the interface is connected, with libudev before 247 until the next boot even after it was disconnected. One
 * without a node (a network card, a sound card) makes the cgroup too, though it permits nothing. Tags of the hook of a component are looked up
 * under a name that no rule gives: `+` is written `__` by interfaces/udev/spec.go and kept by snap-confine.
 */
export function cgroupExistence(
  setting: DeviceCgroupSetting,
  tags: readonly ReadTag[],
  asked?: Device,
): CgroupExistence {
  const { base = 'core', confinement, snapd, selfManaged, insideContainer } = setting;
  if (confinement === 'classic') return none('classic');
  if (insideContainer && isSnapdSince(snapd, '2.63')) return none('container');
  if (selfManaged) return none('self-managed');
  const isRequired = isSnapdSince(snapd, '2.62') && !ONLY_WHEN_TAGGED.has(base);
  if (confinement === 'devmode' && !(isRequired && !isSnapdSince(snapd, '2.63'))) return none('devmode');
  if (isRequired) return { exists: 'yes', because: { code: 'base', base } };
  if (tags.length === 0) return none('nothing-tagged');
  if (insideContainer) return { exists: 'unknown', because: { code: 'container-unknown' } };
  const present = [...(asked ? [asked] : []), ...(setting.present ?? [])].map(withFacts);
  for (const { path, known } of [...present, ...THERE_ANYWAY]) {
    const { tag } = tags.find(({ rule }) => ruleAnswer(rule, known) === 'yes') ?? {};
    if (tag !== undefined) return { exists: 'yes', because: { code: 'tagged-device', tag, path } };
  }
  return { exists: 'unknown', because: { code: 'presence-unknown', tags: tags.map(({ tag }) => tag) } };
}

/** The tags that have an effect. udev drops a line that it cannot read. */
export function effectiveTags({ tags, confinement, isComponentHook }: DeviceCgroupSetting): readonly ReadTag[] {
  if (confinement !== 'strict' || isComponentHook) return [];
  return tags.flatMap((tag) => {
    const rule = parseUdevRule(tag);
    return rule.ok ? [{ tag, rule: rule.value }] : [];
  });
}

function none(code: 'classic' | 'devmode' | 'container' | 'self-managed' | 'nothing-tagged'): CgroupExistence {
  return { exists: 'no', because: { code } };
}

function withFacts(device: Device): { readonly path: string; readonly known: KnownDevice } {
  return { path: device.path, known: knowDevice(device) };
}
