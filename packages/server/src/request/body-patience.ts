/** How slowly a client may send; time in which nobody asks it for bytes does not count. */
export interface BodyPatience {
  /** Without a single byte. */
  readonly silenceMs: number;
  /** Any body may take this long. */
  readonly graceMs: number;
  /** What has to come on average beyond that. */
  readonly bytesPerSecond: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/** 0.5 Mbit/s brings 128 MiB in 35 minutes; who sends a byte now and then is ended after one. */
export const defaultPatience: BodyPatience = {
  silenceMs: 30_000,
  graceMs: 60_000,
  bytesPerSecond: 64 * 1024,
  now: () => performance.now(),
};
