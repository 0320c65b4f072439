import type { ChatNotice } from '@whyblocked/render';
import { noticeCard } from '../cards/notice-card.ts';
import type { Card } from '../ports/card.ts';
import type { Done, ReplyPort, Visibility } from '../ports/reply-port.ts';
import type { Told } from '../ports/told.ts';

/** What became of a question, without which handler it was. */
export type Outcome = Omit<Told, 'handler'>;

/** What became of a question of which nobody is to hear any more, since it could not be acknowledged; else null. */
export async function isOver(acknowledged: Done): Promise<Outcome | null> {
  const done = await acknowledged;
  return done.ok || done.error.code === 'unavailable' ? null : { outcome: 'not-sent', code: done.error.code };
}

/** Acknowledges and answers in one. */
export async function tell(reply: ReplyPort, card: Card, visibility: Visibility): Promise<Outcome> {
  const over = await isOver(reply.acknowledge(visibility));
  if (over) return over;
  return answer(reply, card, { outcome: 'answered' });
}

/** Says why something is not done, to who asked alone. */
export async function refuse(
  reply: ReplyPort,
  notice: ChatNotice,
  outcome: Outcome['outcome'] = 'refused',
): Promise<Outcome> {
  const over = await isOver(reply.acknowledge('private'));
  if (over) return over;
  return answer(reply, noticeCard([notice]), { outcome, code: notice.code });
}

/** Answers what was acknowledged; `outcome` is what it was if it arrives. */
export async function answer(reply: ReplyPort, card: Card, outcome: Outcome): Promise<Outcome> {
  const sent = await reply.answer(card);
  return sent.ok ? outcome : { ...outcome, outcome: 'not-sent', code: sent.error.code };
}
