import type { Diagnosis } from '@whyblocked/contract';
import { type Block, detailBlocks, noiseBlocks } from '@whyblocked/render';
import { noticeCard } from '../cards/notice-card.ts';
import { pagedCard } from '../cards/paged-card.ts';
import type { ChatContext } from '../chat-context.ts';
import type { Act, CustomId } from '../ids/custom-id.ts';
import { encodeMemory, MEMORY_FILE, recall } from '../memory/card-memory.ts';
import type { Press } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { answer, isOver, type Outcome } from './tell.ts';
import { updated } from './updated.ts';

type Kind = 'details' | 'noise';

const BLOCKS: Record<Kind, (diagnosis: Diagnosis) => readonly Block[]> = { details: detailBlocks, noise: noiseBlocks };
const TURN: Record<Kind, Act> = { details: 'turn-details', noise: 'turn-noise' };

/** "Details", "Noise": the first page, for who presses alone. */
export async function openPages(context: ChatContext, kind: Kind, press: Press, reply: ReplyPort): Promise<Outcome> {
  const over = await isOver(reply.acknowledge('private'));
  if (over) return over;
  const memory = await recall(press.memory);
  if (!memory.ok) return answer(reply, noticeCard([memory.error]), { outcome: 'refused', code: memory.error.code });
  return answer(reply, await pageCard(context, kind, memory.value.diagnosis, 0), { outcome: 'answered' });
}

/** "Next", "Back": another page in the same place. */
export async function turnPage(
  context: ChatContext,
  kind: Kind,
  press: Press,
  { about = '0' }: CustomId,
  reply: ReplyPort,
): Promise<Outcome> {
  const over = await isOver(reply.hold());
  if (over) return over;
  const memory = await recall(press.memory);
  if (!memory.ok) return updated(reply, memory.error);
  return updated(reply, await pageCard(context, kind, memory.value.diagnosis, Number.parseInt(about, 10) || 0));
}

async function pageCard({ publicUrl }: ChatContext, kind: Kind, diagnosis: Diagnosis, page: number) {
  const memory = { name: MEMORY_FILE, bytes: await encodeMemory({ diagnosis }) };
  return pagedCard(BLOCKS[kind](diagnosis), { act: TURN[kind], page, memory, publicUrl });
}
