import type { Clock } from '../ports/clock.ts';

const MOST = 2_000;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface AnsweredLog {
  readonly messageId: string;
  readonly url: string;
}

/** Which message answered which log, for a day; of many those that were asked last. */
export class AnsweredLogs {
  readonly #clock: Clock;
  readonly #logs = new Map<string, AnsweredLog & { readonly at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  find(key: string): AnsweredLog | undefined {
    const found = this.#logs.get(key);
    if (!found) return undefined;
    this.#logs.delete(key);
    if (this.#clock.now() - found.at > DAY_MS) return undefined;
    this.#logs.set(key, found);
    return found;
  }

  remember(key: string, { messageId, url }: AnsweredLog): void {
    this.#logs.delete(key);
    this.#logs.set(key, { messageId, url, at: this.#clock.now() });
    const [oldest] = this.#logs.keys();
    if (this.#logs.size > MOST && oldest !== undefined) this.#logs.delete(oldest);
  }

  forget(messageId: string): void {
    for (const [key, log] of this.#logs) if (log.messageId === messageId) this.#logs.delete(key);
  }
}
