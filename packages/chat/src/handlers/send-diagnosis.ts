import type { Diagnosis } from '@whyblocked/contract';
import type { ChatNotice } from '@whyblocked/render';
import { diagnosisCard, fitsDiagnosisCard } from '../cards/diagnosis-card.ts';
import type { ChatContext } from '../chat-context.ts';
import { type CardMemory, encodeMemory, MEMORY_FILE } from '../memory/card-memory.ts';
import type { Card } from '../ports/card.ts';
import type { Sent, Visibility } from '../ports/reply-port.ts';

export interface DiagnosisFacts {
  readonly ownerId: string;
  readonly visibility: Visibility;
  readonly notices: readonly ChatNotice[];
}

/**
 * Sends the card of a redacted diagnosis. Where everybody sees it and it does not fit, it gets a page if there are pages; what
 * only one person sees is stored nowhere.
 */
export async function sendDiagnosis(
  context: ChatContext,
  diagnosis: Diagnosis,
  facts: DiagnosisFacts,
  send: (card: Card) => Sent,
): Sent {
  const { publicUrl } = context;
  const plain = { ...facts, publicUrl, memory: { name: MEMORY_FILE, bytes: await encodeMemory({ diagnosis }) } };
  const page =
    facts.visibility === 'public' && !fitsDiagnosisCard(diagnosis, plain)
      ? await pageOf(context, diagnosis, facts.ownerId)
      : undefined;
  if (page === undefined) return send(diagnosisCard(diagnosis, plain));
  const memory = { name: MEMORY_FILE, bytes: await encodeMemory({ diagnosis, page }) };
  const pageUrl = `${publicUrl}/d/${page.id}`;
  return send(diagnosisCard(diagnosis, { ...plain, memory, pageUrl }));
}

async function pageOf(
  { publicUrl, community, identify }: ChatContext,
  diagnosis: Diagnosis,
  ownerId: string,
): Promise<CardMemory['page']> {
  if (publicUrl === undefined) return undefined;
  const shared = await community.shareDiagnosis(diagnosis, identify(ownerId, 'reporter'));
  return shared.ok ? { id: shared.value.id, secret: shared.value.secret } : undefined;
}
