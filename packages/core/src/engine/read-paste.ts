import type { PastePart } from '@whyblocked/contract';
import type { PasteReader } from '../diagnosis/paste-reader.ts';

/** What answers a question about a paste, once it was given all of it. */
export interface PasteTaker {
  readonly reader: Pick<PasteReader, 'unread'>;
  push(bytes: Uint8Array, file?: string): void;
}

/** Reads a paste to its end, or until its time is over; what is left is then noted as not read. */
export async function readPaste(
  parts: AsyncIterable<PastePart>,
  taker: PasteTaker,
  isOver: () => boolean,
): Promise<void> {
  for await (const { bytes, file } of parts) {
    if (isOver()) return taker.reader.unread.add('deadline', { file });
    taker.push(bytes, file);
  }
}
