/** One row in which somebody waits: at most `burst` turns at once, and then one every `everyMs`. */
export interface Turn {
  /** Whose row: "reports identity token:ci". */
  readonly key: string;
  readonly burst: number;
  readonly everyMs: number;
}

export type TurnTaken = { readonly ok: true } | { readonly ok: false; readonly retryAfterMs: number };

/** What a turn in several rows at once leads to in each; it is taken in all of them, or in none. */
export function restsAfter(
  turns: readonly Turn[],
  restedAt: ReadonlyMap<string, number>,
  nowMs: number,
): { readonly taken: TurnTaken; readonly rests: readonly { readonly key: string; readonly restsAt: number }[] } {
  const rests: { key: string; restsAt: number }[] = [];
  let retryAfterMs = 0;
  for (const turn of turns) {
    const next = nextRest(turn, restedAt.get(turn.key), nowMs);
    if ('restsAt' in next) rests.push({ key: turn.key, restsAt: next.restsAt });
    else retryAfterMs = Math.max(retryAfterMs, next.retryAfterMs);
  }
  return retryAfterMs > 0 ? { taken: { ok: false, retryAfterMs }, rests: [] } : { taken: { ok: true }, rests };
}

/**
 * When a row will be as if nobody had ever taken a turn, after one more turn; or how long to wait for it. This is the generic
 * cell rate algorithm (ITU-T I.371): one time per row says all, so that limits can be kept in the store and hold across
 * restarts and between processes.
 *
 * @param restedAt what the last turn led to, in milliseconds; absent: nobody took one
 */
function nextRest(
  { burst, everyMs }: Turn,
  restedAt: number | undefined,
  nowMs: number,
): { readonly restsAt: number } | { readonly retryAfterMs: number } {
  const from = Math.max(restedAt ?? nowMs, nowMs);
  const waitMs = from - nowMs - (burst - 1) * everyMs;
  return waitMs > 0 ? { retryAfterMs: waitMs } : { restsAt: from + everyMs };
}
