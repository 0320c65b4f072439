import { workerData } from 'node:worker_threads';
import type { Piece } from './piece.ts';
import { type Sought, searchWhenGiven } from './search-piece.ts';
import { TriggerSearch } from './trigger-search.ts';

/** What a thread that searches is started with. */
export interface SearchThreadSetup {
  readonly triggers: readonly string[];
  readonly sought: Omit<Sought, 'search'>;
  readonly pieces: readonly Piece[];
  /** At 0, how many pieces were given so far: each is the next of the ring. */
  readonly given: Int32Array;
}

const { triggers, sought, pieces, given } = workerData as SearchThreadSetup;
const complete: Sought = { ...sought, search: new TriggerSearch(triggers) };
for (let next = 0; ; next++) {
  while (Atomics.load(given, 0) === next) Atomics.wait(given, 0, next);
  searchWhenGiven(complete, pieces[next % pieces.length] as Piece);
}
