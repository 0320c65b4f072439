import { apparmorAccess } from './apparmor-access.ts';
import { readCarrier } from './carrier.ts';
import type { MediatorRecord, RecordVerdict } from './mediator-record.ts';
import { type EndsRecord, type ScannedFields, scanFields } from './scan-fields.ts';
import { verdictOfType } from './verdict-of-type.ts';
import { withProcess } from './with-process.ts';

/** The words of the kernel's audit types for AppArmor; AUTO is of kernels before 3.x. */
const verdicts: ReadonlyMap<string, RecordVerdict> = new Map([
  ['denied', 'denied'],
  ['allowed', 'allowed'],
  ['audit', 'audit'],
  ['auto', 'audit'],
  ['hint', 'hint'],
  ['status', 'status'],
  ['error', 'error'],
  ['killed', 'killed'],
]);

export interface FoundRecord {
  readonly record: MediatorRecord | null;
  /** Where reading goes on; always after the trigger that led here. */
  readonly end: number;
}

/** The first key of a record is one of the two. */
const endsRecord: EndsRecord = (key, fields) =>
  key === 'type' ||
  key === 'msg' ||
  (key === 'operation' && Object.hasOwn(fields, key)) ||
  (key === 'apparmor' && (Object.hasOwn(fields, key) || Object.hasOwn(fields, 'operation')));

function verdictOf(word: string, cut: boolean): RecordVerdict | undefined {
  const lower = word.toLowerCase();
  const known = verdicts.get(lower);
  if (known || !cut || lower.length < 2) return known;
  return [...verdicts].find(([name]) => name.startsWith(lower))?.[1];
}

/** More than a word that a command or a kernel option has too (`apparmor=1 security=apparmor`). */
function hasSubstance(fields: Readonly<Record<string, string>>): boolean {
  const { operation, profile, label, class: kind, name, capname, comm, denied_mask: mask, denied } = fields;
  return (operation ?? profile ?? label ?? kind ?? name ?? capname ?? comm ?? mask ?? denied) !== undefined;
}

function subjectOf(fields: Readonly<Record<string, string>>): string {
  return fields.profile ?? fields.label ?? '';
}

function build(
  before: string,
  start: number,
  scanned: ScannedFields,
  verdict: RecordVerdict,
  headless: boolean,
): MediatorRecord {
  const { fields } = scanned;
  const fromBus = fields.operation?.startsWith('dbus_') ?? false;
  const record = {
    mediator: fromBus ? 'dbus-daemon' : 'apparmor',
    verdict,
    label: subjectOf(fields),
    access: verdict === 'status' && fields.operation === undefined ? null : apparmorAccess(scanned),
    fields,
    truncated: scanned.truncated || headless,
    column: start + 1,
  } as const;
  return withProcess(record, readCarrier(before), !fromBus);
}

/** Reads the record whose `apparmor=` stands at `start`; `from` is where the text not yet used begins. */
export function readApparmorRecord(text: string, start: number, from: number): FoundRecord {
  const scanned = scanFields(text, start, endsRecord);
  const verdict = verdictOf(scanned.fields.apparmor ?? '', scanned.truncated);
  if (verdict === undefined || !hasSubstance(scanned.fields))
    return { record: null, end: Math.max(scanned.end, start + 1) };
  const record = build(text.slice(from, start), start, scanned, verdict, false);
  return { record, end: Math.max(scanned.end, start + 1) };
}

/**
 * Reads a record that begins at `operation=`: one of kernels before 2.6.36, whose type of audit stands for `apparmor=`, or one that lost
 * its head. Since anybody may write that word, the latter must have a subject and a refusal.
 */
export function readHeadlessRecord(text: string, start: number, from: number): FoundRecord {
  const scanned = scanFields(text, start, endsRecord);
  const { fields } = scanned;
  const end = Math.max(scanned.end, start + 1);
  const before = text.slice(from, start);
  const typed = verdictOfType(before);
  if (typed !== undefined) {
    return { record: hasSubstance(fields) ? build(before, start, scanned, typed, false) : null, end };
  }
  const refused =
    fields.denied_mask ??
    fields.denied ??
    fields.capname ??
    (fields.operation?.startsWith('dbus_') ? fields.mask : undefined);
  if (subjectOf(fields) === '' || refused === undefined) return { record: null, end };
  return { record: build(before, start, scanned, 'denied', true), end };
}
