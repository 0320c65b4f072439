import type { RecordMark } from '../search/record-mark.ts';
import { NO_AUDIT, NO_MARK, type SearchedPiece } from '../search/searched-piece.ts';

/** Triggers found in the bytes that are held, in the order in which they begin; offsets are those in these bytes. */
export class HeldHits {
  readonly #starts: number[] = [];
  readonly #triggers: number[] = [];
  /** Number of the line each is on, from 1. */
  readonly #lines: number[] = [];
  readonly #keys: number[] = [];
  readonly #milliseconds: number[] = [];
  readonly #serials: number[] = [];
  readonly #columns = [this.#starts, this.#triggers, this.#lines, this.#keys, this.#milliseconds, this.#serials];

  /** The offset of one, beyond everything where there are not so many. */
  startOf(hit: number): number {
    return this.#starts[hit] ?? Number.POSITIVE_INFINITY;
  }

  triggerOf(hit: number): number {
    return this.#triggers[hit] as number;
  }

  lineOf(hit: number): number {
    return this.#lines[hit] as number;
  }

  /** Of the line of a record, where it was made with the search. */
  markOf(hit: number): RecordMark | null {
    const key = this.#keys[hit] as number;
    if (key === NO_MARK) return null;
    const milliseconds = this.#milliseconds[hit] as number;
    return { key, audit: milliseconds === NO_AUDIT ? null : { milliseconds, serial: this.#serials[hit] as number } };
  }

  /** Takes those of a piece that begins at `offset`, on the line of the number `line`. */
  add(piece: SearchedPiece, offset: number, line: number): void {
    for (let index = 0; index < piece.hits; index++) {
      const start = offset + (piece.starts[index] as number);
      let at = this.#starts.length;
      // One that lies across two pieces may begin before others of the first.
      while (at > 0 && this.startOf(at - 1) > start) at--;
      if (at < this.#starts.length) for (const column of this.#columns) column.splice(at, 0, 0);
      this.#starts[at] = start;
      this.#triggers[at] = piece.triggers[index] as number;
      this.#lines[at] = line + (piece.lines[index] as number);
      this.#keys[at] = piece.keys[index] as number;
      this.#milliseconds[at] = piece.milliseconds[index] as number;
      this.#serials[at] = piece.serials[index] as number;
    }
  }

  /** Forgets those that begin in the first bytes, which are held no more. */
  drop(bytes: number): void {
    let gone = 0;
    while (this.startOf(gone) < bytes) gone++;
    for (const column of this.#columns) column.splice(0, gone);
    for (let hit = 0; hit < this.#starts.length; hit++) this.#starts[hit] = this.startOf(hit) - bytes;
  }
}
