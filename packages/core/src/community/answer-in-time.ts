import type { Answer, CommunityUnavailable } from '@whyblocked/contract';

/** How long one waits for a database that says nothing. */
const WAIT_MS = 1_000;

/** Asks a database for what others can do without: null where it is away or slow. While it owes an answer nobody else waits for it. */
export function answerInTime<T>(ask: () => Answer<T, CommunityUnavailable>): () => Promise<T | null> {
  let owed = 0;
  return async () => {
    if (owed > 0) return null;
    const asked = ask();
    const { promise: waited, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(() => resolve(null), WAIT_MS);
    const answer = await Promise.race([asked, waited]).finally(() => clearTimeout(timer));
    if (answer !== null) return answer.ok ? answer.value : null;
    owed++;
    const settle = (): void => void owed--;
    asked.then(settle, settle);
    return null;
  };
}
