import type { ReportInput, ReportSubject, SubmitFailure } from '@whyblocked/contract';
import type { ChatNotice } from '@whyblocked/render';
import { layCard } from '../cards/lay-card.ts';
import { noticeBlocks, noticeCard } from '../cards/notice-card.ts';
import { reportCard } from '../cards/report-card.ts';
import type { ChatContext } from '../chat-context.ts';
import { reportForm } from '../forms/report-form.ts';
import { reportPlace } from '../forms/report-place.ts';
import { recall } from '../memory/card-memory.ts';
import { evidenceText } from '../memory/evidence-text.ts';
import { gatherState } from '../paste/gather-paste.ts';
import type { Asker } from '../ports/asker.ts';
import type { CommandCall, Submission } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { readSource } from './read-source.ts';
import { answer, isOver, type Outcome, refuse } from './tell.ts';

/** /report: opens the form, with what its options tell filled in. */
export async function reportCommand({ options }: CommandCall, reply: ReplyPort): Promise<Outcome> {
  const { addon, track, confinement, architecture } = options;
  const where = [track, confinement, architecture].filter((part) => typeof part === 'string').join(' ');
  const place = [addon, where === '' ? undefined : `on ${where}`].filter((part) => typeof part === 'string').join(' ');
  const opened = await reply.openForm(reportForm(place.slice(0, 300)));
  return opened.ok ? { outcome: 'form-opened' } : { outcome: 'not-sent', code: opened.error.code };
}

/** The form of /report: an addon works somewhere, or does not. */
export async function reportAddon(context: ChatContext, submission: Submission, reply: ReplyPort): Promise<Outcome> {
  const { fields, asker } = submission;
  const place = reportPlace(fields.place ?? '');
  if (!place) return refuse(reply, { code: 'report-place', text: fields.place ?? '' });
  const { outcome } = fields;
  if (outcome !== 'worked' && outcome !== 'failed') return refuse(reply, { code: 'report-outcome' });
  return admitted(context, asker, reply, async () => {
    const { log, notices } = await redactedLog(context, submission);
    const { addon, ...environment } = place;
    const subject = { kind: 'addon', addon, outcome, environment } as const;
    return { input: { subject, ...said(fields.ran, fields.note, log) }, notices };
  });
}

/** The form of "This is wrong": an answer is wrong; the lines that it rests on go along. */
export async function reportAnswer(context: ChatContext, submission: Submission, reply: ReplyPort): Promise<Outcome> {
  const { fields, asker } = submission;
  return admitted(context, asker, reply, async () => {
    const memory = await recall(submission.memory);
    if (!memory.ok) return memory.error;
    const { diagnosis } = memory.value;
    const findingId = diagnosis.verdict.findingId;
    const subject: ReportSubject = {
      kind: 'answer',
      ...(findingId === undefined ? {} : { findingId }),
      ...(fields.expected ? { expected: fields.expected } : {}),
    };
    return { input: { subject, ...said(undefined, fields.note, evidenceText(diagnosis)) }, notices: [] };
  });
}

/** A report, and what else is to be said when it was received. */
interface Prepared {
  readonly input: ReportInput;
  readonly notices: readonly ChatNotice[];
}

async function admitted(
  context: ChatContext,
  asker: Asker,
  reply: ReplyPort,
  prepare: () => Promise<Prepared | ChatNotice>,
): Promise<Outcome> {
  const entered = await context.admission.enter(asker);
  if (!entered.ok) return refuse(reply, entered.error, 'busy');
  try {
    const over = await isOver(reply.acknowledge('private'));
    if (over) return over;
    const prepared = await prepare();
    if ('code' in prepared) {
      return await answer(reply, noticeCard([prepared]), { outcome: 'refused', code: prepared.code });
    }
    return await submitted(context, asker, prepared, reply);
  } finally {
    entered.value();
  }
}

async function submitted(
  { community, identify, maintainers }: ChatContext,
  asker: Asker,
  { input, notices }: Prepared,
  reply: ReplyPort,
): Promise<Outcome> {
  const received = await community.submitReport(input, identify(asker.userId, 'reporter'));
  if (received.ok) {
    const { report, duplicateOf } = received.value;
    const isRepeated = duplicateOf !== undefined;
    if (!isRepeated) await maintainers?.post(reportCard(report));
    const notice = { code: 'report-received', id: duplicateOf ?? report.id, isRepeated } as const;
    return answer(reply, noticeCard([notice, ...notices]), { outcome: 'answered' });
  }
  const notice = failureNotice(received.error);
  const isLost = notice.code === 'reports-unavailable';
  const card = layCard({
    sections: [{ blocks: noticeBlocks([notice]), rank: 0, most: 2_000 }],
    files: isLost
      ? [{ name: 'report.json', bytes: new TextEncoder().encode(`${JSON.stringify(input, null, 2)}\n`) }]
      : [],
  });
  return answer(reply, card, { outcome: 'refused', code: notice.code });
}

function failureNotice(failure: SubmitFailure): ChatNotice {
  switch (failure.code) {
    case 'unknown-addon':
      return { code: 'unknown', what: 'addon', name: failure.addon, near: failure.near };
    case 'too-many':
      return { code: 'too-many-reports', retryAfterMs: failure.retryAfterMs };
    case 'invalid-fields':
      return { code: 'invalid-fields', errors: failure.errors };
    case 'community-unavailable':
      return { code: 'reports-unavailable', isAttached: true };
    case 'busy':
      return { code: 'busy' };
    case 'deadline':
      return { code: 'no-time' };
    case 'unknown-release':
      return { code: 'unknown-release', release: failure.release };
  }
}

/** The lines of the files that something is found in, names replaced, and what could not be read. */
async function redactedLog(
  context: ChatContext,
  { files }: Submission,
): Promise<{ readonly log?: string; readonly notices: readonly ChatNotice[] }> {
  const source = { texts: [], files: files.files ?? [] };
  const read = await readSource(context, source, { state: gatherState(source), place: undefined });
  switch (read.code) {
    case 'read':
      return { log: evidenceText(read.diagnosis), notices: read.notices };
    case 'nothing':
      return { notices: read.notices };
    case 'busy':
    case 'no-time':
      return { notices: [read] };
    case 'answered-before':
      return { notices: [] };
  }
}

function said(ran: string | undefined, note: string | undefined, log: string | undefined): Partial<ReportInput> {
  return { ...(ran ? { ran } : {}), ...(note ? { note } : {}), ...(log ? { log } : {}) };
}
