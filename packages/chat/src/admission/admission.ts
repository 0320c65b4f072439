import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Asker } from '../ports/asker.ts';
import type { Result } from '../ports/result.ts';

export interface AdmissionLimits {
  /** Questions of one person, and of one server, in a minute. */
  readonly perPerson: number;
  readonly perServer: number;
  /** Questions that are being answered or wait, of all, of one person, of one server. */
  readonly running: number;
  readonly runningPerPerson: number;
  readonly runningPerServer: number;
}

export const ADMISSION_LIMITS: AdmissionLimits = {
  perPerson: 8,
  perServer: 60,
  running: 16,
  runningPerPerson: 2,
  runningPerServer: 8,
};

export type NotAdmitted =
  | { readonly code: 'busy' }
  | { readonly code: 'too-many'; readonly who: 'person' | 'server'; readonly retryAfterMs: number };

/** Decides whether a question that costs something is taken; each that is taken has to be left again. */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #person: RateLimiterMemory;
  readonly #server: RateLimiterMemory;
  readonly #running = new Map<string, number>();

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
    this.#person = new RateLimiterMemory({ points: limits.perPerson, duration: 60 });
    this.#server = new RateLimiterMemory({ points: limits.perServer, duration: 60 });
  }

  async enter({ userId, guildId }: Asker): Promise<Result<() => void, NotAdmitted>> {
    const { running, runningPerPerson, runningPerServer } = this.#limits;
    const places = [
      { key: 'all', most: running, refusal: { code: 'busy' } },
      {
        key: `person ${userId}`,
        most: runningPerPerson,
        refusal: { code: 'too-many', who: 'person', retryAfterMs: 5_000 },
      },
      ...(guildId === undefined
        ? []
        : [{ key: `server ${guildId}`, most: runningPerServer, refusal: { code: 'busy' } } as const]),
    ] as const;
    const full = places.find(({ key, most }) => (this.#running.get(key) ?? 0) >= most);
    if (full) return { ok: false, error: full.refusal };
    for (const { key } of places) this.#count(key, 1);
    const leave = (): void => {
      for (const { key } of places) this.#count(key, -1);
    };
    const retryAfterMs = await over(this.#person, userId);
    const who = retryAfterMs === null ? 'server' : 'person';
    const later = retryAfterMs ?? (guildId === undefined ? null : await over(this.#server, guildId));
    if (later === null) return { ok: true, value: leave };
    leave();
    return { ok: false, error: { code: 'too-many', who, retryAfterMs: later } };
  }

  #count(key: string, by: 1 | -1): void {
    const count = (this.#running.get(key) ?? 0) + by;
    if (count > 0) this.#running.set(key, count);
    else this.#running.delete(key);
  }
}

/** Milliseconds until one more is permitted; null where it is now, and then it was counted. */
async function over(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
    throw refusal;
  }
}
