import { aboutBlocks } from '@whyblocked/render';
import { blocksCard } from '../cards/blocks-card.ts';
import type { ChatContext } from '../chat-context.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { answer, isOver, type Outcome } from './tell.ts';

/** /whyblocked about: what it is, what it reads and keeps. */
export async function about(context: ChatContext, reply: ReplyPort): Promise<Outcome> {
  const over = await isOver(reply.acknowledge('private'));
  if (over) return over;
  const { version, hears, community, publicUrl } = context;
  const { snapd } = await context.knownNames();
  const blocks = aboutBlocks({
    version,
    snapd,
    hears,
    hasPages: community !== undefined && publicUrl !== undefined,
    takesReports: community !== undefined,
  });
  return answer(reply, blocksCard(blocks, { publicUrl }), { outcome: 'answered' });
}
