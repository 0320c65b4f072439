import { allOf, anyOf, opposite, type Ternary } from '../ternary.ts';
import type { UdevFacts } from './device.ts';
import type { KnownDevice } from './device-facts.ts';
import type { UdevMatch, UdevRule } from './udev-rule.ts';
import { fitsEverything, valueAnswer } from './udev-value-answer.ts';

/** Keys that ask the device and every one above it, and what each asks of one of them. */
const UPWARDS: ReadonlyMap<string, string> = new Map([
  ['KERNELS', 'KERNEL'],
  ['SUBSYSTEMS', 'SUBSYSTEM'],
  ['DRIVERS', 'DRIVER'],
  ['TAGS', 'TAG'],
  ['ATTRS', 'ATTR'],
]);

/**
 * Whether a rule of udev is for a device. Tests are ANDed; those that look upwards have to hold together for the device itself or for one
 * above it, not each for another (systemd, src/udev/udev-rules.c, udev_rule_apply_parent_token_to_event).
 */
export function ruleAnswer({ matches }: UdevRule, device: KnownDevice): Ternary {
  if (device.isOutsideSysfs) return 'no';
  const own = matches.filter(({ key }) => !isUpwards(key));
  const upwards = matches.filter(({ key }) => isUpwards(key));
  return allOf([...own.map((match) => matchAnswer(match, match.key, device.facts)), upwardsAnswer(upwards, device)]);
}

function upwardsAnswer(matches: readonly UdevMatch[], { facts, parents }: KnownDevice): Ternary {
  if (matches.length === 0) return 'yes';
  const answers = [facts, ...(parents ?? [])].map((of) =>
    allOf(matches.map((match) => matchAnswer(match, ofOne(match.key), of))),
  );
  return anyOf(parents ? answers : [...answers, 'unknown']);
}

function matchAnswer({ negated, value }: UdevMatch, key: string, facts: UdevFacts): Ternary {
  const isAttribute = key.startsWith('ATTR{');
  const fact = facts.get(key);
  if (value === null) return 'unknown';
  // A missing attribute fails either comparison; whatever else is missing compares as an empty text.
  if (fact === null && isAttribute) return 'no';
  if (fact === undefined && key === 'KERNEL' && fitsEverything(value)) return negated ? 'no' : 'yes';
  if (fact === undefined) return 'unknown';
  // Only a value that itself ends in white space is compared with what an attribute has at its end.
  const text = isAttribute && !/\s$/.test(value) ? (fact ?? '').trimEnd() : (fact ?? '');
  const answer =
    key === 'TAG' ? anyOf(text.split(':').map((tag) => valueAnswer(value, tag))) : valueAnswer(value, text);
  return negated ? opposite(answer) : answer;
}

function isUpwards(key: string): boolean {
  return UPWARDS.has(bareKey(key));
}

/** "ATTRS{idVendor}" asks each device for "ATTR{idVendor}". */
function ofOne(key: string): string {
  const bare = bareKey(key);
  return `${UPWARDS.get(bare) ?? bare}${key.slice(bare.length)}`;
}

function bareKey(key: string): string {
  const brace = key.indexOf('{');
  return brace < 0 ? key : key.slice(0, brace);
}
