import type { ReportAction } from '@whyblocked/contract';
import { noticeCard } from '../cards/notice-card.ts';
import { ownReportsCard } from '../cards/own-reports-card.ts';
import type { ChatContext } from '../chat-context.ts';
import { answerForm } from '../forms/answer-form.ts';
import type { CustomId } from '../ids/custom-id.ts';
import type { Asker } from '../ports/asker.ts';
import type { Submission } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { decisionNotice } from './decision-notice.ts';
import { answer, isOver, type Outcome } from './tell.ts';
import { updated } from './updated.ts';

const SHOWN = 5;

/** /whyblocked reports: what became of those of who asks. */
export async function ownReports(context: ChatContext, asker: Asker, reply: ReplyPort): Promise<Outcome> {
  const over = await isOver(reply.acknowledge('private'));
  if (over) return over;
  const card = await cardOf(context, asker);
  return answer(reply, card, { outcome: 'answered' });
}

/** "Answer": asks for the words. */
export async function openAnswerForm({ about = '' }: CustomId, reply: ReplyPort): Promise<Outcome> {
  const opened = await reply.openForm(answerForm(about));
  return opened.ok ? { outcome: 'form-opened' } : { outcome: 'not-sent', code: opened.error.code };
}

/** What a reporter answers to a question of a maintainer; the report is queued again. */
export async function answerQuestion(
  context: ChatContext,
  { asker, fields }: Submission,
  id: CustomId,
  reply: ReplyPort,
): Promise<Outcome> {
  return decided(context, asker, id, { action: 'answer', reason: fields.reason || '-' }, reply);
}

/** "Withdraw": it counts for nothing from then on. */
export async function withdrawReport(
  context: ChatContext,
  asker: Asker,
  id: CustomId,
  reply: ReplyPort,
): Promise<Outcome> {
  return decided(context, asker, id, { action: 'withdraw' }, reply);
}

/** Whether the report is theirs is for the database to say. */
async function decided(
  context: ChatContext,
  asker: Asker,
  { about = '' }: CustomId,
  action: ReportAction,
  reply: ReplyPort,
): Promise<Outcome> {
  const { community, identify } = context;
  const over = await isOver(reply.hold());
  if (over) return over;
  const done = await community.decideReport(about, action, identify(asker.userId, 'reporter'));
  return updated(reply, done.ok ? await cardOf(context, asker) : decisionNotice(done.error));
}

async function cardOf({ community, identify }: ChatContext, { userId }: Asker) {
  const page = await community.listReports({ mine: true, limit: SHOWN }, identify(userId, 'reporter'));
  if (page.ok) return ownReportsCard(page.value.reports);
  return noticeCard([{ code: 'reports-unavailable', isAttached: false }]);
}
