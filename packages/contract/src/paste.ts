/**
 * A stretch of what was pasted or uploaded, undecoded. Consecutive parts with the same `file` belong together; text that
 * was pasted without a file has none. The bytes are good until the next part is asked for.
 */
export interface PastePart {
  readonly file?: string;
  readonly bytes: Uint8Array;
}

/** What was pasted: its bytes, or its files and archives in parts of any size, as they arrive. */
export type Paste = Uint8Array | AsyncIterable<PastePart>;
