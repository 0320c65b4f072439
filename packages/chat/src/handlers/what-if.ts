import type { Diagnosis, WhatIfOptions } from '@whyblocked/contract';
import type { ChatNotice } from '@whyblocked/render';
import { candidateInterfaces } from '../cards/candidate-interfaces.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { whatIfCard } from '../cards/what-if-card.ts';
import type { ChatContext } from '../chat-context.ts';
import { encodeMemory, MEMORY_FILE, recall } from '../memory/card-memory.ts';
import { evidenceText } from '../memory/evidence-text.ts';
import type { Card } from '../ports/card.ts';
import type { Press } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { connectedInterfaces } from './connected-interfaces.ts';
import { answer, isOver, type Outcome, refuse } from './tell.ts';
import { updated } from './updated.ts';

/** "What if I connect it": what would go, stay and open, judged by the lines that the answer rests on. */
export async function whatIf(context: ChatContext, press: Press, reply: ReplyPort): Promise<Outcome> {
  const entered = await context.admission.enter(press.asker);
  if (!entered.ok) return refuse(reply, entered.error, 'busy');
  try {
    const over = await isOver(reply.acknowledge('private'));
    if (over) return over;
    const shown = await judged(context, press);
    if ('components' in shown) return await answer(reply, shown, { outcome: 'answered' });
    return await answer(reply, noticeCard([shown]), { outcome: 'refused', code: shown.code });
  } finally {
    entered.value();
  }
}

/** Another choice of interfaces, in the same place. */
export async function pickInterfaces(context: ChatContext, press: Press, reply: ReplyPort): Promise<Outcome> {
  const over = await isOver(reply.hold());
  if (over) return over;
  const entered = await context.admission.enter(press.asker);
  if (!entered.ok) return updated(reply, entered.error);
  try {
    return await updated(reply, await judged(context, press));
  } finally {
    entered.value();
  }
}

async function judged({ verbs, publicUrl }: ChatContext, press: Press): Promise<Card | ChatNotice> {
  const memory = await recall(press.memory);
  if (!memory.ok) return memory.error;
  const { diagnosis } = memory.value;
  const candidates = candidateInterfaces(diagnosis);
  const chosen = press.values.filter((name) => candidates.all.includes(name));
  const names = chosen.length > 0 ? chosen : candidates.advised;
  if (names.length === 0) return { code: 'nothing-to-connect' };
  // Nobody connects anything for what harms nobody.
  const findings = diagnosis.findings.filter(({ outcome }) => outcome !== 'harmless');
  const paste = new TextEncoder().encode(evidenceText({ findings }));
  const judgedBy = await verbs.whatIf(paste, optionsOf(diagnosis, names));
  if (judgedBy.ok) {
    const file = { name: MEMORY_FILE, bytes: await encodeMemory({ diagnosis }) };
    return whatIfCard(judgedBy.value, { candidates, memory: file, publicUrl });
  }
  const { error } = judgedBy;
  switch (error.code) {
    case 'unknown-interface':
      return { code: 'unknown', what: 'interface', name: error.interface, near: error.near };
    case 'unknown-release':
      return { code: 'unknown-release', release: error.release };
    case 'busy':
      return { code: 'busy' };
    case 'deadline':
      return { code: 'no-time' };
  }
}

function optionsOf(diagnosis: Diagnosis, names: readonly string[]): WhatIfOptions {
  const connected = connectedInterfaces(diagnosis).filter((name) => !names.includes(name));
  return {
    connect: names.map((name) => ({ interface: name })),
    snapd: diagnosis.knowledge.snapd,
    redact: 'all',
    ...(connected.length > 0 ? { connected: connected.map((name) => ({ interface: name })) } : {}),
  };
}
