import type { Diagnosis } from '@whyblocked/contract';
import type { AnsweredLog } from '../admission/answered-logs.ts';
import { deleteButton } from '../cards/delete-button.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { ChatContext } from '../chat-context.ts';
import { gatherState, type Source } from '../paste/gather-paste.ts';
import type { Asker } from '../ports/asker.ts';
import type { ReplyPort, Visibility } from '../ports/reply-port.ts';
import { type ReadSource, readSource } from './read-source.ts';
import { sendDiagnosis } from './send-diagnosis.ts';
import { showProgress } from './show-progress.ts';
import { answer, isOver, type Outcome, refuse } from './tell.ts';

export interface WhyQuestion {
  readonly asker: Asker;
  readonly source: Source;
  readonly visibility: Visibility;
  /** Whether earlier messages could have been looked at. */
  readonly readsEarlier: boolean;
}

/** Answers why something is blocked: reads what was pasted, within time, and says what is known of it. */
export async function why(context: ChatContext, question: WhyQuestion, reply: ReplyPort): Promise<Outcome> {
  const { asker, source, visibility } = question;
  const entered = await context.admission.enter(asker);
  if (!entered.ok) return refuse(reply, entered.error, 'busy');
  try {
    const over = await isOver(reply.acknowledge(visibility));
    if (over) return over;
    const state = gatherState(source);
    const place = visibility === 'public' ? asker.channelId : undefined;
    const stopProgress = showProgress(context.clock, reply, state);
    const read = await readSource(context, source, { state, place }).finally(stopProgress);
    switch (read.code) {
      case 'nothing': {
        const nothing = { code: 'nothing-pasted', readsEarlier: question.readsEarlier } as const;
        const [first = nothing, ...more] = read.notices;
        return await answer(reply, noticeCard([first, ...more]), { outcome: 'refused', code: first.code });
      }
      case 'answered-before':
        return await tellEarlier(read.earlier, asker, reply);
      case 'busy':
        return await answer(reply, noticeCard([read]), { outcome: 'busy', code: read.code });
      case 'no-time':
        return await answer(reply, noticeCard([read]), { outcome: 'failed', code: read.code });
      case 'read':
        return await tellDiagnosis(context, read, question, reply);
    }
  } finally {
    entered.value();
  }
}

/** Looks at what nobody asked about, and says nothing unless something certainly is wrong. */
export async function whySpotted(
  context: ChatContext,
  question: Pick<WhyQuestion, 'asker' | 'source'>,
  reply: ReplyPort,
): Promise<Outcome> {
  const { asker, source } = question;
  const entered = await context.admission.enter(asker);
  if (!entered.ok) return { outcome: 'ignored', code: entered.error.code };
  try {
    const read = await readSource(context, source, { state: gatherState(source), place: asker.channelId });
    if (read.code !== 'read') return { outcome: 'ignored', code: read.code };
    const { diagnosis } = read;
    if (!isWorthTelling(diagnosis)) return { outcome: 'ignored', verdict: diagnosis.verdict.code };
    return await tellDiagnosis(context, read, { asker, visibility: 'public' }, reply);
  } finally {
    entered.value();
  }
}

function isWorthTelling({ verdict, findings }: Diagnosis): boolean {
  const quiet = ['nothing-blocked', 'nothing-recognised', 'harmless', 'unknown', 'devmode-allowed'];
  return findings.length > 0 && !quiet.includes(verdict.code) && verdict.confidence !== 'possible';
}

async function tellEarlier({ url }: AnsweredLog, { userId }: Asker, reply: ReplyPort): Promise<Outcome> {
  const link = { kind: 'link', label: 'The earlier answer', url } as const;
  const card = noticeCard([{ code: 'answered-before' }], [link, deleteButton(userId)]);
  return answer(reply, card, { outcome: 'repeated' });
}

async function tellDiagnosis(
  context: ChatContext,
  { diagnosis, notices, key }: Extract<ReadSource, { code: 'read' }>,
  { asker, visibility }: Pick<WhyQuestion, 'asker' | 'visibility'>,
  reply: ReplyPort,
): Promise<Outcome> {
  const about = { ownerId: asker.userId, visibility, notices };
  const sent = await sendDiagnosis(context, diagnosis, about, (card) => reply.answer(card));
  const facts = {
    inputBytes: diagnosis.input.bytes,
    verdict: diagnosis.verdict.code,
    findings: diagnosis.findings.length,
  };
  if (!sent.ok) return { outcome: 'not-sent', code: sent.error.code, ...facts };
  const { messageId, url } = sent.value;
  if (key !== undefined && url !== undefined) context.answered.remember(key, { messageId, url });
  return { outcome: 'answered', ...facts };
}
