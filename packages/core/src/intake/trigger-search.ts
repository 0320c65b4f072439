import { ordinaryLog } from './ordinary-log.ts';

/** Places of triggers in one stretch of bytes, by where they begin. Good until the next search. */
export interface Hits {
  /** Offsets at which they begin. */
  readonly starts: readonly number[];
  /** Which trigger each is, by its index in the list that the search was made for. */
  readonly triggers: readonly number[];
}

/** Trigrams are told apart by so many bits; the table of shifts has to stay in the nearest cache. */
const HASH_BITS = 15;
const HASH_MASK = (1 << HASH_BITS) - 1;
const FIRST_SHIFT = HASH_BITS - 8;
const SECOND_SHIFT = HASH_BITS - 11;
const GRAM = 3;
/** Stretches shorter than this are not worth four lanes. */
const LANES_FROM = 1024;
/** A trigger with the part of it that is looked for. */
interface Needle {
  readonly index: number;
  readonly bytes: Buffer;
  /** Where in it the part begins that is looked for. */
  readonly offset: number;
}

/**
 * Finds many literals in bytes at once, after Wu and Manber: a table tells for each three bytes how far to go on, which is
 * nearly always the length of the shortest trigger. Of longer triggers that part is looked for whose end is rarest in ordinary logs.
 * Four places of a stretch are searched in turn, since each step waits for memory.
 * Linear: a step goes on by at least one byte, and compares at most the triggers that end alike.
 */
export class TriggerSearch {
  readonly #partBytes: number;
  readonly #shifts: Uint8Array;
  readonly #needles: readonly (readonly Needle[] | undefined)[];
  /** Of each hit where it begins, and which trigger it is. */
  readonly #starts: number[] = [];
  readonly #triggers: number[] = [];

  constructor(triggers: readonly string[]) {
    const all = triggers.map((trigger) => Buffer.from(trigger));
    this.#partBytes = Math.min(...all.map(({ length }) => length));
    if (this.#partBytes < GRAM) throw new Error(`a trigger is shorter than ${GRAM} bytes`);
    const expected = expectationFrom(Buffer.from(ordinaryLog, 'latin1'));
    const shifts = new Uint8Array(1 << HASH_BITS).fill(this.#partBytes - GRAM + 1);
    const needles: Needle[][] = [];
    for (const [index, bytes] of all.entries()) {
      const offset = rarestPart(bytes, this.#partBytes, expected);
      for (let end = GRAM - 1; end < this.#partBytes; end++) {
        const hash = hashAt(bytes, offset + end);
        const shift = this.#partBytes - 1 - end;
        shifts[hash] = Math.min(shifts[hash] ?? 0, shift);
        if (shift > 0) continue;
        needles[hash] ??= [];
        needles[hash].push({ index, bytes, offset });
      }
    }
    this.#shifts = shifts;
    this.#needles = needles;
  }

  /** All triggers that stand whole in bytes[from, to), in the order in which they begin. */
  find(bytes: Uint8Array, from: number, to: number): Hits {
    this.#starts.length = 0;
    this.#triggers.length = 0;
    const quarter = (to - from) >> 2;
    if (quarter < LANES_FROM) this.#searchOne(bytes, from + this.#partBytes - 1, from, to, to);
    else this.#searchFour(bytes, from, to, quarter);
    this.#order();
    return { starts: this.#starts, triggers: this.#triggers };
  }

  /** Hits come nearly in order: only neighbours within the length of a trigger may have changed places. */
  #order(): void {
    const starts = this.#starts;
    const triggers = this.#triggers;
    for (let i = 1; i < starts.length; i++) {
      const start = starts[i] as number;
      const trigger = triggers[i] as number;
      let to = i;
      for (; to > 0 && isAfter(starts[to - 1] as number, triggers[to - 1] as number, start, trigger); to--) {
        starts[to] = starts[to - 1] as number;
        triggers[to] = triggers[to - 1] as number;
      }
      starts[to] = start;
      triggers[to] = trigger;
    }
  }

  #searchFour(bytes: Uint8Array, from: number, to: number, quarter: number): void {
    const shifts = this.#shifts;
    const secondEnd = from + 2 * quarter;
    const firstEnd = from + quarter;
    const thirdEnd = from + 3 * quarter;
    let a = from + this.#partBytes - 1;
    let b = firstEnd;
    let c = secondEnd;
    let d = thirdEnd;
    while (a < firstEnd && b < secondEnd && c < thirdEnd && d < to) {
      const shiftA = shifts[hashAt(bytes, a)] as number;
      const shiftB = shifts[hashAt(bytes, b)] as number;
      const shiftC = shifts[hashAt(bytes, c)] as number;
      const shiftD = shifts[hashAt(bytes, d)] as number;
      if (shiftA === 0) this.#compare(bytes, a++, from, to);
      else a += shiftA;
      if (shiftB === 0) this.#compare(bytes, b++, from, to);
      else b += shiftB;
      if (shiftC === 0) this.#compare(bytes, c++, from, to);
      else c += shiftC;
      if (shiftD === 0) this.#compare(bytes, d++, from, to);
      else d += shiftD;
    }
    this.#searchOne(bytes, a, from, firstEnd, to);
    this.#searchOne(bytes, b, from, secondEnd, to);
    this.#searchOne(bytes, c, from, thirdEnd, to);
    this.#searchOne(bytes, d, from, to, to);
  }

  /** Looks for parts that end in [at, end). */
  #searchOne(bytes: Uint8Array, at: number, from: number, end: number, to: number): void {
    const shifts = this.#shifts;
    let position = at;
    while (position < end) {
      const shift = shifts[hashAt(bytes, position)] as number;
      if (shift === 0) this.#compare(bytes, position++, from, to);
      else position += shift;
    }
  }

  #compare(bytes: Uint8Array, partEnd: number, from: number, to: number): void {
    const needles = this.#needles[hashAt(bytes, partEnd)];
    if (!needles) return;
    for (let n = 0; n < needles.length; n++) {
      const { index, bytes: trigger, offset } = needles[n] as Needle;
      const start = partEnd - this.#partBytes + 1 - offset;
      if (start < from || start + trigger.length > to) continue;
      let same = 0;
      while (same < trigger.length && bytes[start + same] === trigger[same]) same++;
      if (same < trigger.length) continue;
      this.#starts.push(start);
      this.#triggers.push(index);
    }
  }
}

/** Hits that begin in one place are in the order of the triggers. */
function isAfter(start: number, trigger: number, otherStart: number, otherTrigger: number): boolean {
  return start > otherStart || (start === otherStart && trigger > otherTrigger);
}

/** Of the three bytes that end here. */
function hashAt(bytes: Uint8Array, end: number): number {
  return (
    (((bytes[end - 2] as number) << FIRST_SHIFT) ^
      ((bytes[end - 1] as number) << SECOND_SHIFT) ^
      (bytes[end] as number)) &
    HASH_MASK
  );
}

/** How often three bytes are to be expected, from what was seen in a sample and how common each byte is in it. */
type Expectation = (bytes: Uint8Array, end: number) => number;

function expectationFrom(sample: Uint8Array): Expectation {
  const grams = new Uint32Array(1 << HASH_BITS);
  const single = new Uint32Array(256);
  for (let end = 0; end < sample.length; end++) {
    const byte = sample[end] as number;
    single[byte] = (single[byte] ?? 0) + 1;
    if (end < GRAM - 1) continue;
    const hash = hashAt(sample, end);
    grams[hash] = (grams[hash] ?? 0) + 1;
  }
  const share = (byte: number | undefined): number => ((single[byte ?? 0] ?? 0) + 1) / sample.length;
  return (bytes, end) =>
    (grams[hashAt(bytes, end)] ?? 0) +
    sample.length * share(bytes[end - 2]) * share(bytes[end - 1]) * share(bytes[end]);
}

/** The begin of the part of a trigger that ends with its rarest three bytes; the last one of equals. */
function rarestPart(bytes: Uint8Array, partBytes: number, expected: Expectation): number {
  let best = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (let offset = 0; offset + partBytes <= bytes.length; offset++) {
    const frequency = expected(bytes, offset + partBytes - 1);
    if (frequency > fewest) continue;
    fewest = frequency;
    best = offset;
  }
  return best;
}
