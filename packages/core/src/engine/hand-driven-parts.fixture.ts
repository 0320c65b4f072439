import type { PastePart } from '@whyblocked/contract';

/** Parts that come when the test gives them, and that remember how they were read. */
export class HandDrivenParts implements AsyncIterableIterator<PastePart> {
  /** How many were asked for. */
  asked = 0;
  readonly closed: Promise<void>;
  readonly #close: () => void;
  #waiting: PromiseWithResolvers<IteratorResult<PastePart>> | undefined;
  #heard = Promise.withResolvers<void>();

  constructor() {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.closed = promise;
    this.#close = resolve;
  }

  next(): Promise<IteratorResult<PastePart>> {
    this.asked++;
    this.#waiting = Promise.withResolvers();
    this.#heard.resolve();
    return this.#waiting.promise;
  }

  async return(): Promise<IteratorResult<PastePart>> {
    this.#close();
    return { done: true, value: undefined };
  }

  /** Resolves when a part is asked for and none was given yet. */
  async isAsked(): Promise<void> {
    await this.#heard.promise;
  }

  async give(bytes: Uint8Array, file?: string): Promise<void> {
    const part = { bytes, ...(file === undefined ? {} : { file }) };
    (await this.#taken()).resolve({ done: false, value: part });
  }

  async finish(): Promise<void> {
    (await this.#taken()).resolve({ done: true, value: undefined });
  }

  async fail(error: Error): Promise<void> {
    (await this.#taken()).reject(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #taken(): Promise<PromiseWithResolvers<IteratorResult<PastePart>>> {
    await this.#heard.promise;
    const waiting = this.#waiting;
    if (!waiting) throw new Error('nothing is asked for');
    this.#heard = Promise.withResolvers();
    this.#waiting = undefined;
    return waiting;
  }
}
