import type { MediatorRecord } from './mediator-record.ts';
import { scanFields } from './scan-fields.ts';

const SYSCALL = /\btype=(?:SYSCALL|1300)\b/;

/** Whether a line is of the same audit event: auditd writes several records of one, each on a line. */
export function isOfEvent(line: string, auditId: string): boolean {
  return line.includes(`audit(${auditId})`);
}

/**
 * A record of AppArmor with the executable that another line of its event tells: the kernel writes it beside the system call
 * (Linux: kernel/auditsc.c, audit_log_exit), and AppArmor itself only the command's name. `lines` are those of the event.
 */
export function withEventProgram(record: MediatorRecord, lines: readonly string[]): MediatorRecord {
  if (record.mediator !== 'apparmor' || record.exe !== undefined) return record;
  const line = lines.find((each) => SYSCALL.test(each));
  if (line === undefined) return record;
  const { exe } = scanFields(line, line.indexOf(')') + 1, () => false).fields;
  return exe === undefined ? record : { ...record, exe };
}
