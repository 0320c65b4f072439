import type { MediatorRecord } from '@whyblocked/confinement';
import type { Line } from '../decode/line.ts';
import type { Occurrence } from '../evidence/occurrence.ts';
import type { Statement } from '../evidence/statement.ts';

/** What takes what the scanner finds. */
export interface EvidenceSink {
  /** Takes a line with a key that came before; false when it did not, or is to be read again. The key 0 never did. */
  repeat(key: number, occurrence: Occurrence): boolean;
  /** Takes the records read from one line; `key` is 0 when an equal line may hold other records. */
  add(records: readonly MediatorRecord[], key: number, occurrence: Occurrence): void;
  /** Called before the bytes of the occurrences so far go away. */
  settle(): void;
  /** Takes what a form says. */
  say(statement: Statement, line: Line): void;
  /** A form was recognised. */
  recogniseForm(form: string): void;
  /** A document is over: what it told of its own lines no longer holds. */
  endDocument(): void;
}
