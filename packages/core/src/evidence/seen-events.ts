/** Events remembered at most, in 24 MB; of more it is no longer known whether they were seen. */
const MOST_EVENTS = 1 << 20;
const SMALLEST = 1 << 10;
const GROWTH = 4;

/**
 * Remembers which events were counted for which entry: pairs of two numbers in flat tables, since a set of boxed numbers costs several
 * times their room.
 */
export class SeenEvents {
  #events = new Float64Array(SMALLEST);
  #entries = new Int32Array(SMALLEST).fill(-1);
  #size = 0;

  /** Whether the event comes for the first time for this entry (0 and up); true as well when no more can be remembered. */
  isNew(event: number, entry: number): boolean {
    let slot = this.#slotOf(event, entry);
    if (this.#entries[slot] === entry) return false;
    if (this.#size === MOST_EVENTS / 2) return true;
    if (++this.#size > this.#entries.length / 2) {
      this.#grow();
      slot = this.#slotOf(event, entry);
    }
    this.#events[slot] = event;
    this.#entries[slot] = entry;
    return true;
  }

  /** Where the pair stands, or the free place for it. */
  #slotOf(event: number, entry: number): number {
    const mask = this.#entries.length - 1;
    let slot = hash(event, entry) & mask;
    while (this.#entries[slot] !== -1 && !(this.#entries[slot] === entry && this.#events[slot] === event)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const events = this.#events;
    const entries = this.#entries;
    this.#events = new Float64Array(events.length * GROWTH);
    this.#entries = new Int32Array(entries.length * GROWTH).fill(-1);
    for (let index = 0; index < entries.length; index++) {
      const entry = entries[index] as number;
      if (entry === -1) continue;
      const event = events[index] as number;
      const slot = this.#slotOf(event, entry);
      this.#events[slot] = event;
      this.#entries[slot] = entry;
    }
  }
}

/** Neighbouring events and entries end far from each other. */
function hash(event: number, entry: number): number {
  const low = (event % 0x1_0000_0000) | 0;
  const mixed = Math.imul(low ^ (low >>> 15) ^ Math.imul(entry + 1, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
