import type { ChatContext } from '../chat-context.ts';
import type { CustomId } from '../ids/custom-id.ts';
import { recall } from '../memory/card-memory.ts';
import type { Press } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { isOver, type Outcome } from './tell.ts';
import { updated } from './updated.ts';

/** "Delete": the answer, its page, and that the log was answered there. */
export async function remove(
  context: ChatContext,
  press: Press,
  { owner }: CustomId,
  reply: ReplyPort,
): Promise<Outcome> {
  const over = await isOver(reply.hold());
  if (over) return over;
  const { asker, messageId } = press;
  if (owner !== asker.userId && !asker.isModerator) return updated(reply, { code: 'not-yours' });
  const memory = await recall(press.memory);
  const removed = await reply.remove();
  if (!removed.ok && removed.error.code !== 'gone') return updated(reply, { code: 'not-removed' });
  context.answered.forget(messageId);
  const page = memory.ok ? memory.value.page : undefined;
  if (page) await context.community.deleteShared(page.id, page.secret);
  return { outcome: 'answered' };
}
