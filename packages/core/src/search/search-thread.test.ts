import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { At, BEFORE_BYTES, type Piece, State, sharedPiece } from './piece.ts';
import { searched } from './search-piece.ts';
import type { SearchThreadSetup } from './search-thread.ts';
import { keySeeds } from './stable-key.ts';
import { TriggerSearch } from './trigger-search.ts';

const triggers = ['apparmor=', 'OOMKilled'];
const sought = { recordTriggers: 1, seeds: keySeeds() };

function fill(piece: Piece, text: string): void {
  piece.bytes.set(Buffer.from(text), BEFORE_BYTES);
  piece.numbers[At.before] = 0;
  piece.numbers[At.length] = text.length;
  Atomics.store(piece.numbers, At.state, State.given);
}

async function untilDone({ numbers }: Piece): Promise<void> {
  for (let state = Atomics.load(numbers, At.state); state !== State.done; state = Atomics.load(numbers, At.state)) {
    await Atomics.waitAsync(numbers, At.state, state).value;
  }
}

it('searches the pieces of a ring as they are given, and leaves those that somebody else took', async () => {
  const pieces = [sharedPiece(), sharedPiece(), sharedPiece()] as const;
  const given = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const setup: SearchThreadSetup = { triggers, sought, pieces, given };
  const worker = new Worker(new URL('./search-thread.ts', import.meta.url), { workerData: setup });
  const give = (count: number): void => {
    Atomics.store(given, 0, count);
    Atomics.notify(given, 0);
  };
  try {
    fill(pieces[0], 'a\nOOMKilled\nOOMKilled\n');
    give(1);
    await untilDone(pieces[0]);
    fill(pieces[1], 'OOMKilled\n');
    Atomics.store(pieces[1].numbers, At.state, State.taken);
    fill(pieces[2], 'b OOMKilled\n');
    give(3);
    await untilDone(pieces[2]);
    fill(pieces[0], 'c\n');
    give(4);
    await untilDone(pieces[0]);
  } finally {
    await worker.terminate();
  }
  const found = pieces.map((piece) => {
    const { hits, starts, lines, lineEnds } = searched({ ...sought, search: new TriggerSearch(triggers) }, piece);
    return { starts: [...Array.from(starts).slice(0, hits)], lines: [...Array.from(lines).slice(0, hits)], lineEnds };
  });
  expect(found[0]).toEqual({ starts: [], lines: [], lineEnds: 1 });
  expect(Atomics.load(pieces[1].numbers, At.state)).toBe(State.taken);
  expect(found[2]).toEqual({ starts: [2], lines: [0], lineEnds: 1 });
});
