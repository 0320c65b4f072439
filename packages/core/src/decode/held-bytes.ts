/** Bytes that wait for what comes after them: copies, since the chunks they came in are reused. */
export class HeldBytes {
  #pieces: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#pieces.push(new Uint8Array(bytes));
    this.#length += bytes.length;
  }

  /** All that waits, and then `bytes`; nothing waits afterwards. Gives `bytes` itself where nothing waited. */
  takeBefore(bytes: Uint8Array): Uint8Array {
    if (this.#length === 0) return bytes;
    const all = Buffer.concat([...this.#pieces, bytes]);
    this.#pieces = [];
    this.#length = 0;
    return all;
  }
}
