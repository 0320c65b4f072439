import type { SearchedPiece } from '../search/searched-piece.ts';

/** A buffer grows by so much more than it has to. */
const ROOM_BYTES = 64 * 1024;

/** What was not read yet. A piece is read where it lies, with what was left of the one before written in front of it: only that is copied. */
export class HeldBytes {
  /** What is left of a piece, until the next one comes. */
  #own: Buffer = Buffer.allocUnsafeSlow(0);
  #bytes: Buffer = this.#own;

  /** Good until the next change. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  add({ bytes, before }: Pick<SearchedPiece, 'bytes' | 'before'>): void {
    const left = this.#bytes.length;
    const length = left + bytes.length;
    if (left <= before.length) {
      before.set(this.#bytes, before.length - left);
      this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset - left, length);
    } else {
      this.#makeRoom(length);
      this.#own.set(bytes, left);
      this.#bytes = this.#own.subarray(0, length);
    }
  }

  /** Forgets the first bytes. */
  drop(count: number): void {
    const left = this.#bytes.subarray(count);
    this.#makeRoom(left.length);
    left.copy(this.#own);
    this.#bytes = this.#own.subarray(0, left.length);
  }

  #makeRoom(length: number): void {
    if (length <= this.#own.length) return;
    const larger = Buffer.allocUnsafeSlow(length + ROOM_BYTES);
    this.#own.copy(larger);
    this.#own = larger;
  }
}
