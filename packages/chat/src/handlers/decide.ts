import { ReportAction } from '@whyblocked/contract';
import { reportCard } from '../cards/report-card.ts';
import type { ChatContext } from '../chat-context.ts';
import { decisionForm, type FormedDecision } from '../forms/decision-form.ts';
import type { Act, CustomId } from '../ids/custom-id.ts';
import type { Asker } from '../ports/asker.ts';
import type { Submission } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { decisionNotice } from './decision-notice.ts';
import { isOver, type Outcome, refuse } from './tell.ts';
import { updated } from './updated.ts';

const ACTIONS: Partial<Record<Act, ReportAction['action']>> = {
  accept: 'accept',
  'accept-as': 'accept',
  'ask-reporter': 'ask',
  merge: 'merge',
  reject: 'reject',
};

/** "Accept": as the report says it. */
export async function accept(context: ChatContext, asker: Asker, id: CustomId, reply: ReplyPort): Promise<Outcome> {
  if (!mayDecide(context, asker)) return refuse(reply, { code: 'not-a-maintainer' });
  const over = await isOver(reply.hold());
  if (over) return over;
  return decided(context, asker, id, { action: 'accept' }, reply);
}

/** A decision that needs words: asks for them. */
export async function openDecision(
  context: ChatContext,
  asker: Asker,
  { act, about }: CustomId & { readonly act: FormedDecision },
  reply: ReplyPort,
): Promise<Outcome> {
  if (!mayDecide(context, asker) || about === undefined) return refuse(reply, { code: 'not-a-maintainer' });
  const opened = await reply.openForm(decisionForm(act, about));
  return opened.ok ? { outcome: 'form-opened' } : { outcome: 'not-sent', code: opened.error.code };
}

/** The decision with its words. */
export async function decide(
  context: ChatContext,
  submission: Submission,
  id: CustomId,
  reply: ReplyPort,
): Promise<Outcome> {
  const { asker, fields } = submission;
  if (!mayDecide(context, asker)) return refuse(reply, { code: 'not-a-maintainer' });
  const over = await isOver(reply.hold());
  if (over) return over;
  const written = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  const action = ReportAction.safeParse({ ...written, action: ACTIONS[id.act] });
  if (!action.success) return updated(reply, { code: 'unknown-report', id: fields.into ?? id.about ?? '' });
  return decided(context, asker, id, action.data, reply);
}

async function decided(
  { community, identify }: ChatContext,
  asker: Asker,
  { about = '' }: CustomId,
  action: ReportAction,
  reply: ReplyPort,
): Promise<Outcome> {
  const done = await community.decideReport(about, action, identify(asker.userId, 'maintainer'));
  return updated(reply, done.ok ? reportCard(done.value) : decisionNotice(done.error));
}

function mayDecide({ maintainers }: ChatContext, { userId, channelId }: Asker): boolean {
  return maintainers !== undefined && maintainers.channelId === channelId && maintainers.userIds.has(userId);
}
