import type { MediatorRecord } from '@whyblocked/confinement';

/** Equal records seen in one paste: read once, then only counted. */
export interface RecordEntry {
  readonly record: MediatorRecord;
  count: number;
  /** 1-based lines of the first occurrences, in order; at most `limits.placesPerFinding`. */
  readonly firstLines: number[];
  lastLine: number;
  /** The lines as pasted that hold the first occurrence. */
  readonly text: string;
  /** The line of the last occurrence; where times are read from. */
  lastText: string;
}
