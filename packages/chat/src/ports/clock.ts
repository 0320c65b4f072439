/** Time, so that tests have their own. */
export interface Clock {
  /** Milliseconds since any moment; never goes back. */
  now(): number;
  /** Calls back once after so many milliseconds; what is returned stops that. It keeps no process alive. */
  after(ms: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
