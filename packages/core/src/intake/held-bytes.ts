/** A buffer grows by so much more than it has to. */
const ROOM_BYTES = 64 * 1024;

/** What was not read yet; one buffer for all chunks, since making one for each costs more than reading it. */
export class HeldBytes {
  #buffer: Buffer = Buffer.allocUnsafeSlow(0);
  #length = 0;

  /** Good until the next change. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  add(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(length + ROOM_BYTES);
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#length);
    this.#length = length;
  }

  /** Forgets the first bytes. */
  drop(count: number): void {
    this.#buffer.copyWithin(0, count, this.#length);
    this.#length -= count;
  }
}
