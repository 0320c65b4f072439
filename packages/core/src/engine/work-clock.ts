/** Calls back when work has taken its time; what lies between `pause` and `resume` does not count. */
export class WorkClock {
  readonly #overrun: () => void;
  #leftMs: number;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(allowedMs: number, overrun: () => void) {
    this.#leftMs = allowedMs;
    this.#overrun = overrun;
  }

  resume(): void {
    clearTimeout(this.#timer);
    this.#startedAt = performance.now();
    this.#timer = setTimeout(this.#overrun, Math.max(0, this.#leftMs));
  }

  pause(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#leftMs -= performance.now() - this.#startedAt;
  }
}
