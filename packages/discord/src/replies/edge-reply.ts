import type { Card, ReplyPort } from '@whyblocked/chat';

/** What is to be known of how a question was answered. */
export interface ReplyFacts {
  /** From when the question arrived until Discord had the acknowledgement; absent where there was none. */
  readonly acknowledgedMs?: number;
  /** Requests to Discord, each attempt counted. */
  readonly requests: number;
}

/** A reply with what the edge needs beside it. */
export interface EdgeReply extends ReplyPort {
  readonly facts: ReplyFacts;
  /** Says this where an answer is still due, and lets nothing be said after it. */
  endWith(card: Card): Promise<void>;
}
