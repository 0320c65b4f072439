import type { AuditId } from '../search/audit-id-near.ts';

/** Where one occurrence of records stands. */
export interface Occurrence {
  readonly file?: string | undefined;
  /** The first of its lines, from 1. */
  readonly line: number;
  /** The audit id, which tells two copies of one event (dmesg and journal) from two events; null where the line has none. */
  readonly audit: AuditId | null;
  /** The lines as pasted; to be asked for only until the sink settles, since the bytes go away. */
  readonly text: () => string;
}
