import type { Card, Told } from '@whyblocked/chat';
import type { EdgeReply } from '../replies/edge-reply.ts';
import type { EdgeLog } from './question-event.ts';

/** Questions that are being answered: each is logged once when it is over, and all can be ended together. */
export class RunningReplies {
  readonly #running = new Set<EdgeReply>();
  readonly #log: EdgeLog;

  constructor(log: EdgeLog) {
    this.#log = log;
  }

  /** Asks, and tells the log what became of it. */
  async tell(id: string, reply: EdgeReply, ask: () => Promise<Told>): Promise<void> {
    const startedMs = performance.now();
    this.#running.add(reply);
    try {
      const what = await ask();
      if (what.outcome === 'ignored') return;
      this.#log.question({ id, ...what, ...reply.facts, durationMs: Math.round(performance.now() - startedMs) });
    } finally {
      this.#running.delete(reply);
    }
  }

  /** Says this to everybody who still waits, and nothing after it. */
  async endWith(card: Card): Promise<void> {
    await Promise.all([...this.#running].map((reply) => reply.endWith(card)));
  }
}
