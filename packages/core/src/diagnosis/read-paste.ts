import type { PastePart } from '@whyblocked/contract';
import { unpack } from '../unpack/unpack.ts';
import type { PasteReader } from './paste-reader.ts';

/** Milliseconds of work: how much a paste may take, and how much it took. */
export interface ReadTime {
  readonly limitMs: number;
  spentMs(): number;
}

/** Unpacks what was pasted and reads it to its end, or until its time is over; what is left is then noted as not read. */
export async function readPaste(parts: AsyncIterable<PastePart>, reader: PasteReader, time?: ReadTime): Promise<void> {
  for await (const { bytes, file } of unpack(counted(parts, reader), { unread: reader.unread })) {
    if (time && time.spentMs() > time.limitMs) return reader.unread.add('deadline', { file, limit: time.limitMs });
    reader.push(bytes, file);
  }
}

/** What is given is told as well as what it unpacks to. */
async function* counted(parts: AsyncIterable<PastePart>, reader: PasteReader): AsyncGenerator<PastePart> {
  for await (const part of parts) {
    reader.noteGiven(part.bytes.length);
    yield part;
  }
}
