import { limits } from '@whyblocked/contract';
import type { Line } from '../decode/line.ts';
import { addPlace, type Entry } from './entry.ts';
import { RecentMap } from './recent-map.ts';
import type { Refusal } from './refusal.ts';
import type { Trouble } from './trouble.ts';

/** What programs and clusters say in words of their own. */
export type Words = Trouble | Refusal;

/** Keeps what was said once and counts repetitions; of more than `limits.distinctTroubles` those said last. */
export class WordsLedger {
  readonly #entries = new RecentMap<string, Entry<Words>>(limits.distinctTroubles, ({ count }) => {
    this.#omitted += count;
  });
  #omitted = 0;
  #order = 0;

  /** How often something was said that found no room. */
  get omitted(): number {
    return this.#omitted;
  }

  add(said: Words, line: Line): void {
    const identity = identityOf(said);
    let entry = this.#entries.get(identity);
    if (!entry) {
      entry = {
        said,
        count: 0,
        firstPlaces: [],
        lastFile: line.file,
        lastLine: line.number,
        text: line.raw.slice(0, limits.evidenceChars),
        lastText: line.raw.slice(0, limits.evidenceChars),
        firstTime: timesOf(said, line).first,
        lastTime: timesOf(said, line).last,
        order: this.#order++,
      };
      this.#entries.set(identity, entry);
    } else entry.lastTime = timesOf(said, line).last ?? entry.lastTime;
    entry.count += said.kind === 'trouble' ? said.count : 1;
    addPlace(entry, line.file, line.number);
  }

  /** In the order in which they first appeared. */
  entries(): readonly Entry<Words>[] {
    return [...this.#entries.values()].sort((a, b) => a.order - b.order);
  }
}

/** Numbers differ from one time to the next: durations, ports, attempts. */
function identityOf(said: Words): string {
  const words = (text: string): string => text.replace(/[0-9]+/g, '0');
  if (said.kind === 'refusal') {
    return JSON.stringify([said.access, said.errno, said.program, said.snap, said.app]);
  }
  return JSON.stringify([
    said.source,
    said.past,
    said.reason,
    said.object,
    words(said.layers.at(-1) ?? said.message),
    said.exitCode,
  ]);
}

/** An event tells its ages itself; for others the line's own time counts. */
function timesOf(said: Words, { carried: { time } }: Line): { first: string | undefined; last: string | undefined } {
  const told: Pick<Trouble, 'first' | 'last'> = said.kind === 'trouble' ? said : {};
  return { first: told.first ?? time, last: told.last ?? time };
}
