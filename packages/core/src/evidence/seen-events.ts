import { randomInt } from 'node:crypto';

/** Events remembered at most, in 24 MB; of more it is no longer known whether they were seen. */
const MOST_EVENTS = 1 << 20;
const SMALLEST = 1 << 10;
const GROWTH = 4;
/** As many neighbouring events have their own places next to each other: a log brings them in order. */
const NEIGHBOURS = 64;
const NONE = 0;
const SEED = randomInt(2 ** 32);

/**
 * Remembers which events were counted for which entry: pairs of two numbers in flat tables, since a set of boxed numbers costs several
 * times their room. Each event has a place of its own; where another pair has it, the places behind one that is mixed of both numbers.
 */
export class SeenEvents {
  #events = new Float64Array(SMALLEST);
  /** One more than the entry; 0 where there is none. */
  #entries = new Int32Array(SMALLEST);
  #size = 0;

  /** Whether the event comes for the first time for this entry (0 and up); true as well when no more can be remembered. */
  isNew(event: number, entry: number): boolean {
    let slot = this.#slotOf(event, entry);
    if (this.#entries[slot] !== NONE) return false;
    if (this.#size === MOST_EVENTS / 2) return true;
    if (++this.#size > this.#entries.length / 2) {
      this.#grow();
      slot = this.#slotOf(event, entry);
    }
    this.#events[slot] = event;
    this.#entries[slot] = entry + 1;
    return true;
  }

  /** Where the pair stands, or the free place for it. */
  #slotOf(event: number, entry: number): number {
    const mask = this.#entries.length - 1;
    const block = Math.floor(event / NEIGHBOURS);
    const own = (mixed(block, 0) + event - block * NEIGHBOURS) & mask;
    if (this.#isFor(own, event, entry)) return own;
    let slot = mixed(event, entry + 1) & mask;
    while (!this.#isFor(slot, event, entry)) slot = (slot + 1) & mask;
    return slot;
  }

  #isFor(slot: number, event: number, entry: number): boolean {
    const there = this.#entries[slot];
    return there === NONE || (there === entry + 1 && this.#events[slot] === event);
  }

  #grow(): void {
    const events = this.#events;
    const entries = this.#entries;
    this.#events = new Float64Array(events.length * GROWTH);
    this.#entries = new Int32Array(entries.length * GROWTH);
    for (let index = 0; index < entries.length; index++) {
      const marked = entries[index] as number;
      if (marked === NONE) continue;
      const event = events[index] as number;
      const slot = this.#slotOf(event, marked - 1);
      this.#events[slot] = event;
      this.#entries[slot] = marked;
    }
  }
}

/** Differs from process to process, so that no text of a paste can be made to fill the places behind one. */
function mixed(one: number, other: number): number {
  const low = one | 0;
  const hash = Math.imul(low ^ (low >>> 15) ^ SEED ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
