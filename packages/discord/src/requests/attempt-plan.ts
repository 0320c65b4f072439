/** How often, how long and when a request is tried again. */
export interface AttemptPlan {
  /** Longest wait for the answer to one attempt. */
  readonly attemptMs: number;
  /** After so long nothing is tried again. */
  readonly totalMs: number;
  /** Wait before the second attempt; doubled for each one after it. */
  readonly pauseMs: number;
  /**
   * False: never sent again where it may have been done already, because it would then be done twice.
   */
  readonly isRepeatable: boolean;
}

const LONGEST_PAUSE_MS = 4_000;

/** Plans by what a request is for. */
export const PLANS = {
  /** Discord waits three seconds for a first answer; one that hangs has to be tried again within them. */
  acknowledge: { attemptMs: 900, totalMs: 2_600, pauseMs: 25, isRepeatable: true },
  /** Edits, deletions, and messages whose nonce tells Discord that it has them already. */
  answer: { attemptMs: 8_000, totalMs: 45_000, pauseMs: 250, isRepeatable: true },
  /** Further messages of an interaction, for which Discord knows no nonce. */
  also: { attemptMs: 8_000, totalMs: 20_000, pauseMs: 250, isRepeatable: false },
  /** What is soon out of date. */
  progress: { attemptMs: 3_000, totalMs: 3_000, pauseMs: 250, isRepeatable: true },
  look: { attemptMs: 4_000, totalMs: 10_000, pauseMs: 250, isRepeatable: true },
} as const satisfies Record<string, AttemptPlan>;

/** How long to wait before the next attempt; `asked` is what Discord asks for. */
export function pauseBefore(plan: AttemptPlan, attempts: number, askedMs: number): number {
  return Math.max(askedMs, Math.min(LONGEST_PAUSE_MS, plan.pauseMs * 2 ** (attempts - 1)));
}
