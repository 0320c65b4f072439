/** Where one occurrence of records stands. */
export interface Occurrence {
  readonly file?: string | undefined;
  /** The first of its lines, from 1. */
  readonly line: number;
  /** Tells two copies of one event (dmesg and journal) from two events; NaN where the line has no audit id. */
  readonly auditKey: number;
  /** The lines as pasted; to be asked for only until the sink settles, since the bytes go away. */
  readonly text: () => string;
}
