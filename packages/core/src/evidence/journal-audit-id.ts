import type { AuditId } from '../search/audit-id-near.ts';

const serialField = /"_AUDIT_ID"\s?:\s?"(\d{1,10})"/;
const timeField = /"_SOURCE_REALTIME_TIMESTAMP"\s?:\s?"(\d{13,17})"/;

/** The audit id of an entry of `journalctl -o json` that came from the audit system: its message does not repeat it. */
export function journalAuditId(entry: string): AuditId | null {
  const serial = serialField.exec(entry)?.[1];
  const microseconds = timeField.exec(entry)?.[1];
  if (serial === undefined || microseconds === undefined) return null;
  return { milliseconds: Math.floor(Number(microseconds) / 1000), serial: Number(serial) };
}
