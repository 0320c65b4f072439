import type { Card } from './card.ts';
import type { Form } from './form.ts';

/** Who sees an answer: everybody who sees the channel, or only who asked. */
export type Visibility = 'public' | 'private';

/** Why something could not be said. What can be tried again was tried again. */
export type ReplyFailure =
  /** The token is dead, or the question was answered by somebody else. */
  | { readonly code: 'expired' }
  /** The message, thread or channel is gone. */
  | { readonly code: 'gone' }
  | { readonly code: 'not-permitted' }
  /** Discord refused what we sent: a bug of ours. */
  | { readonly code: 'rejected' }
  | { readonly code: 'unavailable' };

export type Done = Promise<{ readonly ok: true } | { readonly ok: false; readonly error: ReplyFailure }>;

export interface SentMessage {
  readonly messageId: string;
  /** Where people see it; absent where only one person does. */
  readonly url?: string;
}

export type Sent = Promise<
  { readonly ok: true; readonly value: SentMessage } | { readonly ok: false; readonly error: ReplyFailure }
>;

/**
 * How one question is answered; it never rejects. First either `acknowledge`, `hold` or `openForm`, and that once. After `acknowledge`
 * any number of `progress` and one `answer`; after `hold` one `update` or `remove`; after either any number of `also`.
 */
export interface ReplyPort {
  /**
   * Tells at once that the question was heard. Where that fails nothing more is said, since it is too late or another process answers;
   * but "unavailable" means that it may have arrived, and the answer is put there all the same. Of a message it only shows that somebody
   * writes, and everybody sees the answer, whatever is asked for.
   */
  acknowledge(visibility: Visibility): Done;
  /** Shows how far it is; may be left out when there are many. Where nothing stands yet, the card is what `answer` replaces. */
  progress(card: Card): Done;
  /**
   * Puts the answer where the acknowledgement stands. Without one before it, it is a message of its own, sent at once; if possible only
   * who asked sees it.
   */
  answer(card: Card): Sent;
  /** Sends one more message to the same place. */
  also(card: Card, visibility: Visibility): Sent;
  /** The same of a button, or of a form that a button opened, whose message will change. */
  hold(): Done;
  /** Replaces the message that the button belongs to. */
  update(card: Card): Done;
  /** Deletes the message that a button belongs to. */
  remove(): Done;
  openForm(form: Form): Done;
}
