import type { PastePart } from '@whyblocked/contract';
import type { PasteReader } from '../diagnosis/paste-reader.ts';

/** What answers a question about a paste, once it was given all of it. */
export interface PasteTaker {
  readonly reader: Pick<PasteReader, 'unread'>;
  push(bytes: Uint8Array, file?: string): void;
}

/** Milliseconds of work: how much a paste may take, and how much it took. */
export interface ReadTime {
  readonly limitMs: number;
  spentMs(): number;
}

/** Reads a paste to its end, or until its time is over; what is left is then noted as not read. */
export async function readPaste(parts: AsyncIterable<PastePart>, taker: PasteTaker, time: ReadTime): Promise<void> {
  for await (const { bytes, file } of parts) {
    if (time.spentMs() > time.limitMs) return taker.reader.unread.add('deadline', { file, limit: time.limitMs });
    taker.push(bytes, file);
  }
}
