/** The time by which Discord's deadlines are judged. It stands still until a test moves it, unless it is asked to run. */
export class LoopbackClock {
  readonly #runs: boolean;
  #addedMs = 0;

  constructor({ runs = false }: { readonly runs?: boolean } = {}) {
    this.#runs = runs;
  }

  now(): number {
    return this.#addedMs + (this.#runs ? performance.now() : 0);
  }

  advance(ms: number): void {
    this.#addedMs += ms;
  }
}
