import type { PastePart } from '@whyblocked/contract';
import { unpack } from '../unpack/unpack.ts';
import type { UnreadLedger } from '../unpack/unread-ledger.ts';

/** Who takes the documents of a paste, and notes what was not read. */
export interface PasteTarget {
  readonly unread: UnreadLedger;
  push(bytes: Uint8Array, file?: string): void;
}

/** Milliseconds of work after which reading stops, and a clock. */
export interface ReadBound {
  readonly readMs: number;
  readonly now: () => number;
}

/** Unpacks what was pasted and hands it over. Past the bound the rest is not read, and noted as such. */
export async function readPaste(
  parts: AsyncIterable<PastePart>,
  target: PasteTarget,
  bound?: ReadBound,
): Promise<void> {
  let workedMs = 0;
  for await (const { bytes, file } of unpack(parts, { unread: target.unread })) {
    const begun = bound?.now() ?? 0;
    target.push(bytes, file);
    if (!bound) continue;
    workedMs += bound.now() - begun;
    if (workedMs <= bound.readMs) continue;
    target.unread.add('deadline', { file, limit: bound.readMs });
    return;
  }
}
