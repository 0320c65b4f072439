import { type AuditId, auditIdNear } from './audit-id-near.ts';
import { type KeySeeds, stableKey } from './stable-key.ts';

/** What can be told of a line with a record without reading it: whether one before said the same, and which event it is. */
export interface RecordMark {
  /** Equal for lines that say the same, 0 where the line must be read each time. */
  readonly key: number;
  readonly audit: AuditId | null;
}

const OPENING_BRACE = 123;

/** The mark of the line bytes[start, end) whose first trigger of a record stands at `triggerAt`. */
export function recordMark(
  seeds: KeySeeds,
  bytes: Uint8Array,
  { start, triggerAt, end }: { readonly start: number; readonly triggerAt: number; readonly end: number },
): RecordMark {
  // In JSON what tells two records apart may stand before the trigger.
  const key = bytes[start] === OPENING_BRACE ? 0 : stableKey(seeds, bytes, triggerAt, end);
  return { key, audit: auditIdNear(bytes, start, triggerAt, end) };
}
