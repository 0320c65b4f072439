import type { PastePart } from '@whyblocked/contract';

/** Small enough that the time spent is looked at many times a second. */
const STRETCH_BYTES = 1024 * 1024;

/** A paste that is held whole, in stretches. */
export async function* heldParts(held: readonly PastePart[]): AsyncGenerator<PastePart> {
  for (const part of held) {
    let start = 0;
    do {
      yield { ...part, bytes: part.bytes.subarray(start, start + STRETCH_BYTES) };
      start += STRETCH_BYTES;
    } while (start < part.bytes.length);
  }
}
