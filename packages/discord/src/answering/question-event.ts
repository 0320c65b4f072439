import type { Told } from '@whyblocked/chat';
import type { ReplyFacts } from '../replies/edge-reply.ts';

/** All that is logged of one question: never contents, names, ids of people, or anything that lets somebody in. */
export interface QuestionEvent extends Told, ReplyFacts {
  /** Of the interaction or the message. */
  readonly id: string;
  readonly durationMs: number;
}

export interface EdgeLog {
  question(event: QuestionEvent): void;
  /** A payload that Discord's documentation does not know; `fields` are where, not what. */
  oddPayload(kind: 'interaction' | 'message', fields: readonly string[]): void;
}
