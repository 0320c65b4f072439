import type { RecordVerdict } from './mediator-record.ts';

/** AppArmor's own types of audit, of kernels before 2.6.36 (AUDIT_APPARMOR_*), by number and as auditd names them. */
const verdicts: ReadonlyMap<string, RecordVerdict> = new Map([
  ['1501', 'audit'],
  ['1502', 'allowed'],
  ['1503', 'denied'],
  ['1504', 'hint'],
  ['1505', 'status'],
  ['1506', 'error'],
  ['APPARMOR_AUDIT', 'audit'],
  ['APPARMOR_ALLOWED', 'allowed'],
  ['APPARMOR_DENIED', 'denied'],
  ['APPARMOR_HINT', 'hint'],
  ['APPARMOR_STATUS', 'status'],
  ['APPARMOR_ERROR', 'error'],
]);

/** "type=UNKNOWN[1503] msg=audit(1709037627.263:7513): " with room to spare. */
const reach = 120;
const typeAtEnd =
  /\btype=(?:UNKNOWN\[)?(\d{4}|APPARMOR_[A-Z]{4,7})\]?\s{1,4}(?:(?:msg=)?audit\([^)]{1,60}\)\s?:\s{0,4})?$/;

/** The verdict that the type in front of a record's first field tells: `type=1503 audit(…): `, `type=APPARMOR_HINT msg=audit(…): `. */
export function verdictOfType(before: string): RecordVerdict | undefined {
  const type = typeAtEnd.exec(before.slice(-reach))?.[1];
  return type === undefined ? undefined : verdicts.get(type);
}
