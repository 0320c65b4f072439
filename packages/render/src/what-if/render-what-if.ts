import type { Condition, DecidingRule, OpenedAccess, WhatIf, WhatIfStay } from '@whyblocked/contract';
import { printable } from '../printable.ts';
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

const MOST_CLOSED = 5;

/** What connections would change, as plain text. Ends with a newline. */
export function renderWhatIf(whatIf: WhatIf): string {
  const names = whatIf.connect.map((one) => one.interface).join(', ');
  const { goes, stays, opens, omitted } = whatIf;
  const lines = [
    `With ${names} connected (snapd ${whatIf.knowledge.snapd}): ${counted(goes.length + omitted.goes, 'denial')} would go, ${stays.length + omitted.stays} would stay.`,
    '',
    ...(goes.length > 0 ? ['Would go:'] : []),
    ...goes.flatMap((denial) => [`  ${denialText(denial)}`, ...denial.rules.slice(0, 1).map(ruleText)]),
    ...more(omitted.goes),
    ...(goes.length > 0 ? [''] : []),
    ...(stays.length > 0 ? ['Would stay:'] : []),
    ...stays.flatMap((stay) => [
      `  ${denialText(stay)}: ${WHY[stay.why]}${conditionsText(stay.conditions)}`,
      ...stay.rules.slice(0, 1).map(ruleText),
    ]),
    ...more(omitted.stays),
    ...(stays.length > 0 ? [''] : []),
    ...openedLines(opens),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

const CGROUP: Record<OpenedAccess['deviceCgroup'], string | undefined> = {
  none: undefined,
  'always-there': 'Devices that no connected interface tags are refused by the device cgroup, as before.',
  'may-be-created':
    'Beware: the devices tagged now make a device cgroup, and other devices that worked without one are refused from then on.',
  'self-managed': 'The snap then manages its device cgroup itself: snapd refuses it no device.',
};

function openedLines({ counts, sensitive, closed, deviceCgroup }: OpenedAccess): readonly string[] {
  const kinds = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const told = kinds.map(([kind, count]) => `${kind} ${count}`).join(', ');
  return [
    kinds.length === 0 ? 'Nothing else would be opened.' : `Rules that would be added in all: ${told}.`,
    ...sensitive.flatMap(({ reason, rules, more: others }) => [
      `  ${REASONS[reason]}:`,
      ...rules.map(ruleText),
      ...more(others),
    ]),
    ...(CGROUP[deviceCgroup] === undefined ? [] : [CGROUP[deviceCgroup]]),
    ...(closed.length > 0 ? ['What would be refused from then on:'] : []),
    ...closed.slice(0, MOST_CLOSED).map(ruleText),
    ...more(Math.max(0, closed.length - MOST_CLOSED)),
  ];
}

function denialText({ subject, access, count }: WhatIf['goes'][number]): string {
  const who = subject.app ?? subject.hook ?? '';
  const name = subject.snap === undefined ? subject.label : `${subject.snap}${who === '' ? '' : `.${who}`}`;
  return `${name}: ${accessSentence(access)}${count > 1 ? ` (${count} times)` : ''}`;
}

function ruleText({ policy, rule, source }: DecidingRule): string {
  return `    ${rule}  (${policy}, ${source.file}:${source.line})`;
}

function conditionsText(conditions: readonly Condition[]): string {
  const told = conditions.map(({ fact, op, value }) => `${fact} ${op} ${String(value ?? '')}`.trim());
  return told.length === 0 ? '' : ` (${[...new Set(told)].join(', ')})`;
}

function more(count: number): readonly string[] {
  return count > 0 ? [`    and ${count} more`] : [];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
