import type { MediatorRecord } from '@whyblocked/confinement';

/** Where one occurrence of records stands. */
export interface Occurrence {
  /** The first of its lines, from 1. */
  readonly line: number;
  /** The lines as pasted; to be asked for only until `settle`, since the bytes go away. */
  readonly text: () => string;
}

/** What takes the records that the scanner finds. */
export interface RecordSink {
  /** Takes a line with a key that came before; false when it did not, or is to be read again. An empty key never did. */
  repeat(key: string, occurrence: Occurrence): boolean;
  /** Takes the records read from one line; `key` is empty when an equal line may hold other records. */
  add(records: readonly MediatorRecord[], key: string, occurrence: Occurrence): void;
  /** Called before the bytes of the occurrences so far go away. */
  settle(): void;
}
