/** Finds any of a few bytes, in order; each kind is looked for again only when it was passed. */
export class ByteCursor {
  readonly #bytes: Buffer;
  readonly #kinds: readonly number[];
  readonly #next: number[];

  constructor(bytes: Buffer, kinds: readonly number[]) {
    this.#bytes = bytes;
    this.#kinds = kinds;
    this.#next = kinds.map(() => -1);
  }

  /** The first of them at or after an offset that never goes back; the length where there is none. */
  nextFrom(at: number): number {
    let first = this.#bytes.length;
    for (const [index, kind] of this.#kinds.entries()) {
      let next = this.#next[index] ?? -1;
      if (next < at) {
        const found = this.#bytes.indexOf(kind, at);
        next = found < 0 ? this.#bytes.length : found;
        this.#next[index] = next;
      }
      if (next < first) first = next;
    }
    return first;
  }
}
