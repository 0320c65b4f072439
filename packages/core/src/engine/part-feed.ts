import type { PastePart } from '@whyblocked/contract';

/** What goes to a worker at once. */
const PIECE_BYTES = 64 * 1024;

/**
 * Takes the parts of a paste as they are asked for, and gives them as pieces that can be handed to another thread: many
 * small parts become one, a large one becomes many, and no piece shares its memory with anything.
 */
export class PartFeed {
  readonly #parts: AsyncIterator<PastePart>;
  #rest: PastePart | null = null;
  #isOver = false;

  constructor(parts: AsyncIterable<PastePart>) {
    this.#parts = parts[Symbol.asyncIterator]();
  }

  /** The next piece, null after the last; rejects with what the parts reject with. */
  async next(): Promise<PastePart | null> {
    let part = await this.#take();
    if (part === null) return null;
    const { file } = part;
    const piece = new Uint8Array(PIECE_BYTES);
    let length = 0;
    for (; part !== null; part = await this.#take()) {
      if (part.file !== file) {
        this.#rest = part;
        break;
      }
      const taken = part.bytes.subarray(0, PIECE_BYTES - length);
      piece.set(taken, length);
      length += taken.length;
      if (taken.length < part.bytes.length) this.#rest = { ...part, bytes: part.bytes.subarray(taken.length) };
      if (length === PIECE_BYTES) break;
    }
    return { ...(file === undefined ? {} : { file }), bytes: piece.subarray(0, length) };
  }

  /** Lets whoever gives the parts know that no more are wanted. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    // What goes wrong while it closes is of no use to anybody here.
    Promise.resolve(this.#parts.return?.()).catch(() => undefined);
  }

  async #take(): Promise<PastePart | null> {
    const rest = this.#rest;
    this.#rest = null;
    if (rest !== null || this.#isOver) return rest;
    try {
      const next = await this.#parts.next();
      if (next.done !== true) return next.value;
    } catch (error) {
      this.#isOver = true;
      throw error;
    }
    this.#isOver = true;
    return null;
  }
}
