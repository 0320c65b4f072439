import type { HitColumns } from './searched-piece.ts';

/** How far a piece is: it is filled while it is free, then given; one thread takes it, and has done it. */
export const State = { free: 0, given: 1, taken: 2, done: 3 } as const;

/** What `numbers` holds. */
export const At = { state: 0, before: 1, length: 2, hits: 3, lineEnds: 4 } as const;
/** In place of the number of hits, where the lists have no room for them. */
export const TOO_MANY = -1;

/** Room for a piece of a document and for what is found in it; two threads may have it together. */
export interface Piece extends HitColumns<Int32Array | Float64Array> {
  readonly numbers: Int32Array;
  /** `BEFORE_BYTES` for the end of what came before, which ends there, since a trigger may lie across; then the piece. */
  readonly bytes: Uint8Array;
}

/** What one thread searches at once. */
const ALONE = { bytes: 64 * 1024, hits: 8 * 1024 };
/** What lies between two threads: small enough for the cache of a core. */
const SHARED = { bytes: 256 * 1024, hits: 24 * 1024 };
export const BEFORE_BYTES = 16 * 1024;

export function pieceAlone(): Piece {
  return piece(ALONE, (bytes) => new ArrayBuffer(bytes));
}

export function sharedPiece(): Piece {
  return piece(SHARED, (bytes) => new SharedArrayBuffer(bytes));
}

function piece(room: typeof ALONE, memory: (bytes: number) => ArrayBuffer | SharedArrayBuffer): Piece {
  const integers = (count: number) => new Int32Array(memory(count * Int32Array.BYTES_PER_ELEMENT));
  const numbers = (count: number) => new Float64Array(memory(count * Float64Array.BYTES_PER_ELEMENT));
  return {
    numbers: integers(Object.keys(At).length),
    bytes: new Uint8Array(memory(BEFORE_BYTES + room.bytes)),
    starts: integers(room.hits),
    triggers: integers(room.hits),
    lines: integers(room.hits),
    keys: numbers(room.hits),
    milliseconds: numbers(room.hits),
    serials: numbers(room.hits),
  };
}

export function capacityOf({ bytes }: Piece): number {
  return bytes.length - BEFORE_BYTES;
}
