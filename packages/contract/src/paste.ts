/**
 * A stretch of what was pasted or uploaded, undecoded. Consecutive parts with the same `file` belong together; text that
 * was pasted without a file has none. The bytes are good until the next part is asked for.
 */
export interface PastePart {
  readonly file?: string;
  readonly bytes: Uint8Array;
}

/**
 * What was pasted: its bytes; its files and archives held whole; or in parts of any size, as they arrive. Parts that
 * arrive are read once and closed (`return()`) in every case; what their iterator rejects with is what the question
 * rejects with.
 */
export type Paste = Uint8Array | readonly PastePart[] | AsyncIterable<PastePart>;
