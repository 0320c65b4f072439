import type { GatewayHealth } from './gateway-state.ts';

/** The library recovers in seconds from what it can recover from. */
const LONGEST_MS = 5 * 60_000;

/** Tells when a connection that once was there is gone for so long that only a new process helps. */
export class GatewayWatch {
  readonly #now: () => number;
  #wellAt: number | undefined;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** To be asked now and then. */
  isLost({ isWell }: GatewayHealth): boolean {
    if (isWell) this.#wellAt = this.#now();
    return this.#wellAt !== undefined && this.#now() - this.#wellAt > LONGEST_MS;
  }
}
