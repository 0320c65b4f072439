import { setTimeout as pause } from 'node:timers/promises';

const FIRST_MS = 500;
const LONGEST_MS = 60_000;

/**
 * Tries until something is there, longer apart each time, up to a minute; undefined where it was told to stop. `attempt` gives
 * undefined where it is to be tried again.
 */
export async function untilDone<T>(attempt: () => Promise<T | undefined>, stop: AbortSignal): Promise<T | undefined> {
  for (let waitMs = FIRST_MS; !stop.aborted; waitMs = Math.min(LONGEST_MS, waitMs * 2)) {
    const done = await attempt();
    if (done !== undefined) return done;
    // Bots that lost Discord together should not come back together.
    await pause(waitMs * (0.5 + Math.random()), undefined, { signal: stop }).catch(() => undefined);
  }
  return undefined;
}
