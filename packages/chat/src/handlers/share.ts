import type { ChatContext } from '../chat-context.ts';
import type { CustomId } from '../ids/custom-id.ts';
import { recall } from '../memory/card-memory.ts';
import type { Press } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { sendDiagnosis } from './send-diagnosis.ts';
import { isOver, type Outcome } from './tell.ts';
import { updated } from './updated.ts';

/** "Share": a private answer once more, for everybody. */
export async function share(
  context: ChatContext,
  press: Press,
  { owner }: CustomId,
  reply: ReplyPort,
): Promise<Outcome> {
  const over = await isOver(reply.hold());
  if (over) return over;
  if (owner !== press.asker.userId) return updated(reply, { code: 'not-yours' });
  const memory = await recall(press.memory);
  if (!memory.ok) return updated(reply, memory.error);
  const facts = { ownerId: owner, visibility: 'public', notices: [] } as const;
  const sent = await sendDiagnosis(context, memory.value.diagnosis, facts, (card) => reply.also(card, 'public'));
  return sent.ok ? { outcome: 'answered' } : updated(reply, { code: 'not-shared' });
}
