import type { SyscallAccess } from '../access.ts';
import { auditArch } from '../syscalls/audit-arch.ts';
import { splitX32, syscallName, syscallNumber } from '../syscalls/syscall-name.ts';
import type { FoundRecord } from './apparmor-record.ts';
import { readCarrier } from './carrier.ts';
import type { RecordVerdict } from './mediator-record.ts';
import { type EndsRecord, scanFields } from './scan-fields.ts';
import { withProcess } from './with-process.ts';

type Fields = Readonly<Record<string, string>>;

/** Actions of linux/seccomp.h; the low half of a code is data of the action and no part of it. */
const verdictOfAction = new Map<number, RecordVerdict>([
  [0x80000000, 'killed'],
  [0x00000000, 'killed'],
  [0x00030000, 'denied'],
  [0x00050000, 'denied'],
  [0x7fc00000, 'denied'],
  [0x7ff00000, 'denied'],
  [0x7ffc0000, 'logged'],
  [0x7fff0000, 'allowed'],
]);

/** How `ausearch -i` words the same actions. */
const verdictOfWord: ReadonlyMap<string, RecordVerdict> = new Map([
  ['kill', 'killed'],
  ['kill-process', 'killed'],
  ['kill-thread', 'killed'],
  ['kill_process', 'killed'],
  ['kill_thread', 'killed'],
  ['log', 'logged'],
  ['allow', 'allowed'],
]);

const sigsys = '31';

function verdictOf({ code, sig }: Fields): RecordVerdict {
  if (code !== undefined && /^0x[0-9a-fA-F]{1,8}$/.test(code)) {
    const action = Number.parseInt(code, 16) & 0xffff0000;
    // The kernel kills for an action it does not know.
    return verdictOfAction.get(action >>> 0) ?? 'killed';
  }
  if (code !== undefined) return verdictOfWord.get(code.toLowerCase()) ?? 'denied';
  return sig === sigsys || sig === 'SIGSYS' ? 'killed' : 'denied';
}

/** "141", "141(setpriority)", "setpriority", "unknown-syscall(500)". */
function syscallAccess(fields: Fields): SyscallAccess | null {
  const logged = fields.syscall;
  if (logged === undefined) return null;
  const arch = auditArch(fields.arch ?? fields.ARCH ?? '');
  const code = fields.code ?? '';
  const [, digits, given] = /^(?:unknown-syscall\()?(\d{1,10})(?:\((\w+)\))?\)?$/.exec(logged) ?? [];
  if (digits === undefined) {
    if (!/^[a-z_]\w{0,40}$/.test(logged)) return null;
    return { kind: 'syscall', name: logged, number: syscallNumber(arch, logged) ?? -1, arch, code };
  }
  const call = splitX32(arch, Number(digits));
  const name = syscallName(call.arch, call.number) || (given ?? fields.SYSCALL ?? '');
  return { kind: 'syscall', name, ...call, code };
}

/** The kernel ends with `code`; auditd may add names in capitals. */
const endsRecord: EndsRecord = (key, fields) =>
  key === 'type' ||
  key === 'msg' ||
  key === 'apparmor' ||
  (Object.hasOwn(fields, 'code') && key !== key.toUpperCase()) ||
  ((key === 'auid' || key === 'compat') && Object.hasOwn(fields, key));

/** "snap.a.b", "=unconfined" (the mark of an absolute label), "?" where no module answered. */
function subjectOf(fields: Fields): string {
  const subject = (fields.subj ?? '').replace(/^[=_](?=[\w/:])/, '');
  return subject === '?' ? '' : subject;
}

const firstKeys = /(?:^|[^\w-])((?:auid|uid|pid|comm|exe|sig|arch|syscall)=)/;

/** Where the fields begin after `type=1326` or `SECCOMP`, past "audit(…):". */
function afterMarker(text: string, marker: number, length: number): number {
  const at = marker + length;
  const open = text.slice(at, at + 16).indexOf('audit(');
  if (open < 0) return at;
  const close = text.slice(at + open, at + open + 64).indexOf(')');
  return close < 0 ? at : at + open + close + 1;
}

/**
 * Reads the record that a marker at `at` belongs to: `type=1326` and `SECCOMP` stand before the fields, `compat=` among them (logs that
 * lost their head). `from` is where the text not yet used begins.
 */
export function readSeccompRecord(text: string, at: number, marker: string, from: number): FoundRecord {
  const past = at + marker.length;
  let start = at;
  let fieldsAt: number;
  if (marker === 'compat=') {
    const before = text.slice(from, at);
    const first = firstKeys.exec(before);
    if (!first) return { record: null, end: past };
    start = from + first.index + first[0].length - (first[1]?.length ?? 0);
    fieldsAt = start;
  } else fieldsAt = afterMarker(text, at, marker.length);

  const scanned = scanFields(text, fieldsAt, endsRecord);
  let fields: Record<string, string> = scanned.fields;
  if (fields.syscall === undefined) {
    const bare = /arch=\S{1,20} (\d{1,10}\(\w{1,40}\)) /.exec(text.slice(fieldsAt, scanned.end))?.[1];
    if (bare !== undefined) fields = { ...fields, syscall: bare };
  }
  const access = syscallAccess(fields);
  const known =
    fields.pid !== undefined || fields.comm !== undefined || fields.exe !== undefined || fields.arch !== undefined;
  const end = Math.max(scanned.end, past);
  // What was read is not read again, even if it was no record: a line of thousands of markers would take thousands of passes.
  if (!known || (access === null && marker === 'compat=')) return { record: null, end };
  const record = {
    mediator: 'seccomp',
    verdict: verdictOf(fields),
    label: subjectOf(fields),
    access,
    fields,
    truncated: scanned.truncated || access === null,
    column: start + 1,
  } as const;
  return {
    record: withProcess(record, readCarrier(text.slice(from, fieldsAt)), true),
    end,
  };
}
