import { ordinaryLog } from './ordinary-log.ts';

/** Places of triggers in one stretch of bytes, by where they begin. Good until the next search. */
export interface Hits {
  /** Offsets at which they begin. */
  readonly starts: readonly number[];
  /** Which trigger each is, by its index in the list that the search was made for. */
  readonly triggers: readonly number[];
}

/** What one lane finds. */
interface FoundHits extends Hits {
  readonly starts: number[];
  readonly triggers: number[];
}

/** Trigrams are told apart by so many bits; the table of shifts has to stay in the nearest cache. */
const HASH_BITS = 15;
const HASH_MASK = (1 << HASH_BITS) - 1;
const FIRST_SHIFT = HASH_BITS - 8;
const SECOND_SHIFT = HASH_BITS - 11;
const GRAM = 3;
const NEWLINE = 10;
/** A line that goes on for longer may hold more that counts. */
const MOST_PASSED_OVER = 4096;
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
  /** Bytes of the longest trigger. */
  readonly longest: number;
  readonly #lengths: readonly number[];
  readonly #partBytes: number;
  readonly #shifts: Uint8Array;
  readonly #needles: readonly (readonly Needle[] | undefined)[];
  #lineTriggers = 0;
  /** One for each lane, so that they come in order when put together. */
  readonly #found: readonly [FoundHits, FoundHits, FoundHits, FoundHits] = [noHits(), noHits(), noHits(), noHits()];

  constructor(triggers: readonly string[]) {
    const all = triggers.map((trigger) => Buffer.from(trigger));
    this.#lengths = all.map(({ length }) => length);
    this.longest = Math.max(...this.#lengths);
    this.#partBytes = Math.min(...this.#lengths);
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

  /** In bytes. */
  lengthOf(trigger: number): number {
    return this.#lengths[trigger] ?? 0;
  }

  /**
   * All triggers that stand whole in bytes[from, to), in the order in which they begin.
   *
   * @param lineTriggers so many triggers, the first ones, tell all of their line: what else is in it may be passed over
   */
  find(bytes: Uint8Array, from: number, to: number, lineTriggers = 0): Hits {
    this.#lineTriggers = lineTriggers;
    for (const { starts, triggers } of this.#found) starts.length = triggers.length = 0;
    const [hits, ...others] = this.#found;
    const quarter = (to - from) >> 2;
    if (quarter < LANES_FROM) this.#searchOne(bytes, from + this.#partBytes - 1, from, to, to, hits);
    else this.#searchFour(bytes, from, to, quarter);
    for (const { starts, triggers } of others) {
      for (let i = 0; i < starts.length; i++) {
        hits.starts.push(starts[i] as number);
        hits.triggers.push(triggers[i] as number);
      }
    }
    order(hits);
    return hits;
  }

  #searchFour(bytes: Uint8Array, from: number, to: number, quarter: number): void {
    const shifts = this.#shifts;
    const [inFirst, inSecond, inThird, inFourth] = this.#found;
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
      if (shiftA === 0) a = this.#compare(bytes, a, from, to, inFirst);
      else a += shiftA;
      if (shiftB === 0) b = this.#compare(bytes, b, from, to, inSecond);
      else b += shiftB;
      if (shiftC === 0) c = this.#compare(bytes, c, from, to, inThird);
      else c += shiftC;
      if (shiftD === 0) d = this.#compare(bytes, d, from, to, inFourth);
      else d += shiftD;
    }
    this.#searchOne(bytes, a, from, firstEnd, to, inFirst);
    this.#searchOne(bytes, b, from, secondEnd, to, inSecond);
    this.#searchOne(bytes, c, from, thirdEnd, to, inThird);
    this.#searchOne(bytes, d, from, to, to, inFourth);
  }

  /** Looks for parts that end in [at, end). */
  #searchOne(bytes: Uint8Array, at: number, from: number, end: number, to: number, into: FoundHits): void {
    const shifts = this.#shifts;
    let position = at;
    while (position < end) {
      const shift = shifts[hashAt(bytes, position)] as number;
      if (shift === 0) position = this.#compare(bytes, position, from, to, into);
      else position += shift;
    }
  }

  /** Looks for the triggers whose part ends at `partEnd`; gives where to go on. */
  #compare(bytes: Uint8Array, partEnd: number, from: number, to: number, into: FoundHits): number {
    const needles = this.#needles[hashAt(bytes, partEnd)];
    if (!needles) return partEnd + 1;
    let next = partEnd + 1;
    for (let n = 0; n < needles.length; n++) {
      const { index, bytes: trigger, offset } = needles[n] as Needle;
      const start = partEnd - this.#partBytes + 1 - offset;
      if (start < from || start + trigger.length > to) continue;
      let same = 0;
      while (same < trigger.length && bytes[start + same] === trigger[same]) same++;
      if (same < trigger.length) continue;
      into.starts.push(start);
      into.triggers.push(index);
      if (index < this.#lineTriggers) next = this.#nextLine(bytes, next, to);
    }
    return next;
  }

  /** Where the first part of the next line may end; `at` where this one goes on for long. */
  #nextLine(bytes: Uint8Array, at: number, to: number): number {
    const last = Math.min(to, at + MOST_PASSED_OVER);
    for (let end = at; end < last; end++) if (bytes[end] === NEWLINE) return end + this.#partBytes;
    return at;
  }
}

function noHits(): FoundHits {
  return { starts: [], triggers: [] };
}

/** Hits come nearly in order: only neighbours within the length of a trigger may have changed places. */
function order({ starts, triggers }: FoundHits): void {
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
