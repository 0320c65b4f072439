const FIRST_BYTES = 1024;

/** Bytes that came in pieces, as one; what it holds is at most twice as large, however small the pieces are. */
export class GatheredBytes {
  #bytes = new Uint8Array(FIRST_BYTES);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(piece: Uint8Array): void {
    const needed = this.#length + piece.byteLength;
    if (needed > this.#bytes.length) this.#resize(Math.max(needed, 2 * this.#bytes.length));
    this.#bytes.set(piece, this.#length);
    this.#length = needed;
  }

  /** All of it, in memory that holds nothing else, so that handing it to another thread copies nothing else. */
  whole(): Uint8Array {
    this.#resize(this.#length);
    return this.#bytes;
  }

  #resize(length: number): void {
    this.#bytes = new Uint8Array(this.#bytes.buffer.transfer(length));
  }
}
