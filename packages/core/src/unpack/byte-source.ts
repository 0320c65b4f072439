const EMPTY = new Uint8Array(0);

/**
 * Bytes to be asked for piece by piece. What it hands out is good until it is asked for more, and is a view into what it
 * was given; only what is asked for as one piece and came as several is copied.
 */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #current: Uint8Array = EMPTY;
  #at = 0;
  #ended = false;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /**
   * The next bytes, which stay unread: at least `size` of them, fewer only where the source ends. Where more are to be
   * fetched, as many as `ahead`, so that looking on and on does not copy again and again.
   */
  async peek(size: number, ahead: number = size): Promise<Uint8Array> {
    if (this.#current.length - this.#at < size && !this.#ended) await this.#gather(ahead);
    return this.#current.subarray(this.#at);
  }

  /** The next `size` bytes, fewer only where the source ends. */
  async read(size: number): Promise<Uint8Array> {
    const bytes = (await this.peek(size)).subarray(0, size);
    this.#at += bytes.length;
    return bytes;
  }

  /** The next bytes as they come, at most `most` of them; null at the end. */
  async next(most: number = Number.POSITIVE_INFINITY): Promise<Uint8Array | null> {
    while (this.#at === this.#current.length) {
      if (this.#ended) return null;
      const { done, value } = await this.#chunks.next();
      this.#current = done ? EMPTY : value;
      this.#at = 0;
      if (done) this.#ended = true;
      else if (value.length === 0) return EMPTY;
    }
    const bytes = this.#current.subarray(this.#at, this.#at + most);
    this.#at += bytes.length;
    return bytes;
  }

  /** Makes the last `size` bytes of what `next` or `read` just gave unread again. */
  putBack(size: number): void {
    this.#at -= size;
  }

  /** Passes over bytes; false where the source ends before. */
  async skip(size: number): Promise<boolean> {
    let left = size;
    while (left > 0) {
      const bytes = await this.next(left);
      if (bytes === null) return false;
      left -= bytes.length;
    }
    return true;
  }

  /** Releases whatever the bytes come from. */
  async close(): Promise<void> {
    this.#ended = true;
    this.#current = EMPTY;
    this.#at = 0;
    await this.#chunks.return?.();
  }

  async #gather(size: number): Promise<void> {
    const pieces: Uint8Array[] = [new Uint8Array(this.#current.subarray(this.#at))];
    let length = this.#current.length - this.#at;
    while (length < size) {
      const { done, value } = await this.#chunks.next();
      if (done) {
        this.#ended = true;
        break;
      }
      // What is at hand may be large, and there is nothing before it to be joined with.
      const isFirst = length === 0 && value.length >= size;
      // Not `slice`, which copies nothing where the bytes are a Buffer.
      pieces.push(isFirst ? value : new Uint8Array(value));
      length += value.length;
      if (isFirst) {
        this.#current = value;
        this.#at = 0;
        return;
      }
    }
    this.#current = Buffer.concat(pieces);
    this.#at = 0;
  }
}
