import type { Transform } from 'node:stream';
import type { ByteSource } from './byte-source.ts';

/** One of node:zlib's decompressors; `bytesWritten` is how much of what it was given it has used. */
export type Decompressor = Transform & { readonly bytesWritten: number };

/** What comes out at one time. */
export const CHUNK_BYTES = 64 * 1024;

/**
 * Little goes in at one time: what a decompressor has made of a piece is lost when it finds damage in that piece, and a
 * piece of text compressed well is as much again as is lost.
 */
const PIECE_BYTES = 4 * 1024;

/** How a stream ended: by its own end mark, because there was no more to read, or in what it does not take. */
export type StreamEnd =
  | { readonly code: 'complete' }
  | { readonly code: 'exhausted' }
  | { readonly code: 'refused'; readonly reason: string };

/**
 * Decompresses one stream, as far as it can be read, and leaves `source` behind its end. Works only as fast as it is
 * asked: it holds a piece that goes in and two that come out.
 */
export async function* decompress(
  source: ByteSource,
  decompressor: Decompressor,
  onEnd: (end: StreamEnd) => void,
): AsyncGenerator<Uint8Array> {
  let failure: (Error & { readonly code?: string }) | undefined;
  let isOver = false;
  let isBusy = false;
  let isExhausted = false;
  let given = 0;
  let wake: () => void = () => undefined;
  const notify = (): void => wake();
  decompressor.on('readable', notify);
  decompressor.on('end', notify);
  decompressor.on('error', (error) => {
    failure = error;
    notify();
  });
  try {
    for (;;) {
      const bytes: Uint8Array | null = decompressor.read();
      if (bytes !== null) yield bytes;
      else if (failure !== undefined || isOver) break;
      else if (isExhausted && decompressor.readableEnded) break;
      else if (isBusy || isExhausted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else {
        const piece = await source.next(PIECE_BYTES);
        if (piece === null) {
          isExhausted = true;
          decompressor.end();
        } else if (piece.length > 0) {
          isBusy = true;
          given += piece.length;
          decompressor.write(piece, () => {
            isBusy = false;
            // It takes no more only when it has met its end mark.
            isOver = decompressor.bytesWritten < given;
            notify();
          });
        }
      }
    }
    if (failure !== undefined) onEnd({ code: 'refused', reason: failure.code ?? '' });
    else {
      if (!isExhausted) source.putBack(given - decompressor.bytesWritten);
      onEnd({ code: isExhausted ? 'exhausted' : 'complete' });
    }
  } finally {
    decompressor.destroy();
  }
}
