import type { ChatNotice } from '@whyblocked/render';
import { noticeCard } from '../cards/notice-card.ts';
import type { Card } from '../ports/card.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import type { Outcome } from './tell.ts';

/** Puts a card where the message of the button stands; or a notice, beside it and for who pressed alone. */
export async function updated(reply: ReplyPort, shown: Card | ChatNotice): Promise<Outcome> {
  if ('components' in shown) {
    const done = await reply.update(shown);
    return done.ok ? { outcome: 'answered' } : { outcome: 'not-sent', code: done.error.code };
  }
  const sent = await reply.also(noticeCard([shown]), 'private');
  return sent.ok ? { outcome: 'refused', code: shown.code } : { outcome: 'not-sent', code: sent.error.code };
}
