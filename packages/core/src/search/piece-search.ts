import { Worker } from 'node:worker_threads';
import { At, BEFORE_BYTES, capacityOf, type Piece, pieceAlone, State, sharedPiece } from './piece.ts';
import { type Sought, searched, searchedAnew, searchWhenGiven } from './search-piece.ts';
import type { SearchThreadSetup } from './search-thread.ts';
import type { SearchedPiece } from './searched-piece.ts';
import { type KeySeeds, keySeeds } from './stable-key.ts';

export interface PieceSearchOptions {
  /** Whether another thread may help where there is much to search. */
  readonly mayStartThread?: boolean;
  /** From so many bytes on it does. */
  readonly threadFromBytes?: number;
}

/** Less than this is searched before a thread has started. */
const THREAD_FROM_BYTES = 4 * 1024 * 1024;
/** As many as may be searched before the first of them is read. */
const SHARED_PIECES = 8;
/** A thread that takes longer over a piece is no help any more. */
const PATIENCE_MS = 5_000;

/**
 * Finds triggers in documents, piece by piece. Where much comes, a second thread searches ahead of who reads; whoever needs a piece that
 * nobody has begun with searches it himself, so that nothing waits for the thread to start, and both cores are busy.
 */
export class PieceSearch {
  readonly #triggers: readonly string[];
  readonly #sought: Sought;
  readonly #threadFromBytes: number;
  #pieces: readonly Piece[] = [pieceAlone()];
  #thread: { readonly worker: Worker; readonly given: Int32Array } | undefined;
  /** The last bytes of the document that were given. */
  #before = new Uint8Array(0);
  #pushedBytes = 0;
  /** Counts of pieces: those that were filled, and those that were read after that. */
  #given = 0;
  #read = 0;
  /** Of the piece that is not full yet. */
  #filled = 0;
  /** The thread did not come to an end once: what it writes is not looked at any more. */
  #isGivenUp = false;

  constructor(
    { triggers, search, recordTriggers }: { readonly triggers: readonly string[] } & Omit<Sought, 'seeds'>,
    { mayStartThread = false, threadFromBytes = THREAD_FROM_BYTES }: PieceSearchOptions = {},
  ) {
    this.#triggers = triggers;
    this.#sought = { search, recordTriggers, seeds: keySeeds() };
    this.#threadFromBytes = mayStartThread ? threadFromBytes : Number.POSITIVE_INFINITY;
    if (search.longest > BEFORE_BYTES) throw new Error(`a trigger is longer than ${BEFORE_BYTES} bytes`);
  }

  /** Takes the next bytes of the document, which may be reused afterwards; gives the pieces that have to be read before there is room. */
  *push(chunk: Uint8Array): Generator<SearchedPiece> {
    this.#pushedBytes += chunk.length;
    for (let at = 0; at < chunk.length; ) {
      if (this.#given - this.#read === this.#pieces.length) yield* this.#next();
      if (this.#pushedBytes >= this.#threadFromBytes && !this.#thread && this.#isIdle) this.#startThread();
      const piece = this.#pieces[this.#given % this.#pieces.length] as Piece;
      const part = chunk.subarray(at, at + capacityOf(piece) - this.#filled);
      piece.bytes.set(part, BEFORE_BYTES + this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === capacityOf(piece)) this.#give(piece);
    }
  }

  /** All pieces of what was pushed so far. */
  *flush(): Generator<SearchedPiece> {
    if (this.#filled > 0) this.#give(this.#pieces[this.#given % this.#pieces.length] as Piece);
    while (this.#read < this.#given) yield* this.#next();
  }

  /** The same at the end of a document: what comes next is of another one. */
  *endDocument(): Generator<SearchedPiece> {
    yield* this.flush();
    this.#before = this.#before.subarray(0, 0);
  }

  /** What keys of marks depend on. */
  get seeds(): KeySeeds {
    return this.#sought.seeds;
  }

  /** Ends the thread, where one was started. */
  close(): void {
    this.#thread?.worker.terminate();
  }

  get #isIdle(): boolean {
    return this.#filled === 0 && this.#read === this.#given;
  }

  #give(piece: Piece): void {
    const { bytes, numbers } = piece;
    bytes.set(this.#before, BEFORE_BYTES - this.#before.length);
    numbers[At.before] = this.#before.length;
    numbers[At.length] = this.#filled;
    const end = BEFORE_BYTES + this.#filled;
    const kept = Math.min(this.#sought.search.longest - 1, this.#before.length + this.#filled);
    this.#before = bytes.slice(end - kept, end);
    this.#filled = 0;
    Atomics.store(numbers, At.state, State.given);
    this.#given++;
    if (!this.#thread) return;
    Atomics.store(this.#thread.given, 0, this.#given);
    Atomics.notify(this.#thread.given, 0);
  }

  /** The first piece that was not read yet; it may be filled again afterwards. */
  *#next(): Generator<SearchedPiece> {
    const piece = this.#pieces[this.#read % this.#pieces.length] as Piece;
    yield this.#done(piece) ? searched(this.#sought, piece) : searchedAnew(this.#sought, piece);
    this.#read++;
  }

  /** Whether a piece is searched, by whom ever; false when the thread began with it and does not come to an end. */
  #done(piece: Piece): boolean {
    while (!this.#isGivenUp && Atomics.load(piece.numbers, At.state) !== State.done) {
      if (searchWhenGiven(this.#sought, piece) || this.#searchLater()) continue;
      this.#isGivenUp = Atomics.wait(piece.numbers, At.state, State.taken, PATIENCE_MS) === 'timed-out';
    }
    return !this.#isGivenUp;
  }

  /** Searches the first of the other pieces that nobody has begun with; false where there is none. */
  #searchLater(): boolean {
    for (let later = this.#read + 1; later < this.#given; later++) {
      if (searchWhenGiven(this.#sought, this.#pieces[later % this.#pieces.length] as Piece)) return true;
    }
    return false;
  }

  #startThread(): void {
    const pieces = Array.from({ length: SHARED_PIECES }, sharedPiece);
    const given = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const { search: _, ...sought } = this.#sought;
    const setup: SearchThreadSetup = { triggers: this.#triggers, sought, pieces, given };
    const worker = new Worker(new URL('./search-thread.ts', import.meta.url), { workerData: setup });
    // It only helps: the process neither waits for it nor fails with it.
    worker.unref();
    worker.on('error', () => undefined);
    this.#pieces = pieces;
    this.#given = 0;
    this.#read = 0;
    this.#thread = { worker, given };
  }
}
