import type { PastePart } from '@whyblocked/contract';

/** The parts of a paste as a worker gets them: each is asked for when the one before is read. */
export class AskedParts implements AsyncIterableIterator<PastePart> {
  readonly #ask: () => void;
  readonly #now: () => number;
  #asked: PromiseWithResolvers<PastePart | null> | undefined;
  #isAbandoned = false;
  #waitedMs = 0;

  constructor(ask: () => void, now: () => number) {
    this.#ask = ask;
    this.#now = now;
  }

  /** How long bytes were waited for. */
  get waitedMs(): number {
    return this.#waitedMs;
  }

  get isAbandoned(): boolean {
    return this.#isAbandoned;
  }

  async next(): Promise<IteratorResult<PastePart>> {
    if (this.#isAbandoned) return { done: true, value: undefined };
    const askedAt = this.#now();
    this.#asked = Promise.withResolvers();
    this.#ask();
    const part = await this.#asked.promise;
    this.#waitedMs += this.#now() - askedAt;
    return part === null ? { done: true, value: undefined } : { done: false, value: part };
  }

  /** Takes what was asked for; null when there is no more. */
  give(part: PastePart | null): void {
    this.#asked?.resolve(part);
  }

  /** Ends the parts: what was made of them is of no use. */
  abandon(): void {
    this.#isAbandoned = true;
    this.#asked?.resolve(null);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
