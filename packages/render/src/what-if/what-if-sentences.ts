import type { Condition, DecidingRule, OpenedAccess, WhatIf, WhatIfStay } from '@whyblocked/contract';
import { accessSentence } from '../sentences/access-sentence.ts';

const WHY: Record<WhatIfStay['why'], string> = {
  'not-permitted': 'no rule of these interfaces permits it',
  refused: 'a rule refuses it, whatever these interfaces permit',
  depends: 'it depends on what the paste does not tell',
  'permitted-before': 'the policy of this release permits it already: the one in force is older or of another revision',
  'not-of-a-snap': 'no profile of a snap app refused it, so no interface helps',
  'not-modelled': 'what decides about it is not known here',
  'device-cgroup': 'AppArmor would permit it, the device cgroup would not',
};

const REASONS: Record<OpenedAccess['sensitive'][number]['reason'], string> = {
  everything: 'nearly every file',
  'near-root-capability': 'capabilities close to those of root',
  mounts: 'mounting',
  'changes-profile': 'changing to other profiles',
  'traces-processes': 'tracing other processes',
  'user-namespaces': 'creating user namespaces',
  'kernel-modules': 'kernel modules that are loaded',
  'no-filter': 'every system call',
  devices: 'writing to disks, memory or virtual machines',
};

const CGROUP: Record<OpenedAccess['deviceCgroup'], string | undefined> = {
  none: undefined,
  'always-there': 'Devices that no connected interface tags are refused by the device cgroup, as before.',
  'may-be-created':
    'Beware: the devices tagged now make a device cgroup, and other devices that worked without one are refused from then on.',
  'self-managed': 'The snap then manages its device cgroup itself: snapd refuses it no device.',
};

/** How many denials would go and stay. */
export function whatIfSentence({ connect, goes, stays, omitted, knowledge }: WhatIf): string {
  const names = connect.map((one) => one.interface).join(', ');
  return `With ${names} connected (snapd ${knowledge.snapd}): ${counted(goes.length + omitted.goes, 'denial')} would go, ${stays.length + omitted.stays} would stay.`;
}

/** Who tried what, in a few words. */
export function denialText({ subject, access, count }: WhatIf['goes'][number]): string {
  const who = subject.app ?? subject.hook ?? '';
  const name = subject.snap === undefined ? subject.label : `${subject.snap}${who === '' ? '' : `.${who}`}`;
  return `${name}: ${accessSentence(access)}${count > 1 ? ` (${count} times)` : ''}`;
}

/** The same with why it stays. */
export function stayText(stay: WhatIfStay): string {
  return `${denialText(stay)}: ${WHY[stay.why]}${conditionsText(stay.conditions)}`;
}

/** What weighs, in a few words: "mounting". */
export function sensitiveText({ reason }: OpenedAccess['sensitive'][number]): string {
  return REASONS[reason];
}

/** What happens to the device cgroup; undefined where nothing does. */
export function deviceCgroupSentence({ deviceCgroup }: OpenedAccess): string | undefined {
  return CGROUP[deviceCgroup];
}

/** How many rules would be added, of what kind. */
export function openedSentence({ counts }: OpenedAccess): string {
  const kinds = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const told = kinds.map(([kind, count]) => `${kind} ${count}`).join(', ');
  return kinds.length === 0 ? 'Nothing else would be opened.' : `Rules that would be added in all: ${told}.`;
}

/** A rule with whose it is and where it stands. */
export function decidingRuleText({ policy, rule, source }: DecidingRule): string {
  return `${rule}  (${policy}, ${source.file}:${source.line})`;
}

function conditionsText(conditions: readonly Condition[]): string {
  const told = conditions.map(({ fact, op, value }) => `${fact} ${op} ${String(value ?? '')}`.trim());
  return told.length === 0 ? '' : ` (${[...new Set(told)].join(', ')})`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
