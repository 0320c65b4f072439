import type { DiagnoseFailure, Diagnosis } from '@whyblocked/contract';
import type { ChatNotice } from '@whyblocked/render';
import { deleteButton } from '../cards/delete-button.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { ChatContext } from '../chat-context.ts';
import { type FileTrouble, gatherPaste, gatherState, type Source } from '../paste/gather-paste.ts';
import type { Asker } from '../ports/asker.ts';
import type { Clock } from '../ports/clock.ts';
import type { ReplyPort, Visibility } from '../ports/reply-port.ts';
import type { Result } from '../ports/result.ts';
import { sendDiagnosis } from './send-diagnosis.ts';
import { answer, isOver, type Outcome, refuse } from './tell.ts';

/** When no more of a file is waited for, when an answer has to be there, and how often it is told how far it is. */
const STOP_MS = 18_000;
const END_MS = 29_000;
const PROGRESS_MS = 3_000;

export interface WhyQuestion {
  readonly asker: Asker;
  readonly source: Source;
  readonly visibility: Visibility;
  /** Whether earlier messages could have been looked at. */
  readonly readsEarlier: boolean;
  /** Nobody asked: says nothing unless something is refused or in trouble. */
  readonly isSpotted?: boolean;
}

/** Answers why something is blocked: reads what was pasted, within time, and says what is known of it. */
export async function why(context: ChatContext, question: WhyQuestion, reply: ReplyPort): Promise<Outcome> {
  const { asker, isSpotted = false } = question;
  const entered = await context.admission.enter(asker);
  if (!entered.ok) {
    return isSpotted ? { outcome: 'ignored', code: entered.error.code } : refuse(reply, entered.error, 'busy');
  }
  try {
    const over = isSpotted ? null : await isOver(reply.acknowledge(question.visibility));
    if (over) return over;
    return await answered(context, question, reply);
  } finally {
    entered.value();
  }
}

async function answered(context: ChatContext, question: WhyQuestion, reply: ReplyPort): Promise<Outcome> {
  const { clock } = context;
  const { asker, source, visibility, isSpotted = false } = question;
  const state = gatherState(source);
  const stop = timer(clock, STOP_MS);
  const end = timer(clock, END_MS);
  const stopProgress = isSpotted ? () => undefined : showProgress(clock, reply, state);
  try {
    const gathered = await gatherPaste(source, { stop: stop.reached, state });
    if (!('paste' in gathered)) {
      stopProgress();
      const notices = troubleNotices(gathered.troubles);
      const nothing = { code: 'nothing-pasted', readsEarlier: question.readsEarlier } as const;
      const [first = nothing] = notices;
      if (isSpotted) return { outcome: 'ignored', code: first.code };
      return answer(reply, noticeCard(notices.length > 0 ? notices : [nothing]), {
        outcome: 'refused',
        code: first.code,
      });
    }
    const key = visibility === 'public' && gathered.digest ? `${gathered.digest} ${asker.channelId}` : undefined;
    const earlier = key === undefined ? undefined : context.answered.find(key);
    if (earlier && isSpotted) return { outcome: 'ignored', code: 'answered-before' };
    if (earlier) {
      stopProgress();
      const link = { kind: 'link', label: 'The earlier answer', url: earlier.url } as const;
      return answer(reply, noticeCard([{ code: 'answered-before' }], [link, deleteButton(asker.userId)]), {
        outcome: 'repeated',
      });
    }
    const asked = context.verbs.diagnose(gathered.paste, { redact: 'all' });
    const diagnosed = await Promise.race([asked, end.reached.then(() => null)]);
    stopProgress();
    if (diagnosed === null || !diagnosed.ok) return failed(reply, diagnosed, isSpotted);
    const diagnosis = diagnosed.value;
    if (isSpotted && !isWorthTelling(diagnosis)) return { outcome: 'ignored', verdict: diagnosis.verdict.code };
    const notices: ChatNotice[] = [
      ...troubleNotices(state.troubles),
      ...(state.isCut ? [{ code: 'not-all-arrived' } as const] : []),
    ];
    const sent = await sendDiagnosis(context, diagnosis, { ownerId: asker.userId, visibility, notices }, (card) =>
      reply.answer(card),
    );
    const facts = {
      inputBytes: diagnosis.input.bytes,
      verdict: diagnosis.verdict.code,
      findings: diagnosis.findings.length,
    };
    if (!sent.ok) return { outcome: 'not-sent', code: sent.error.code, ...facts };
    const { messageId, url } = sent.value;
    // What rests on a part only is no answer to the whole.
    if (key !== undefined && url !== undefined && notices.length === 0) {
      context.answered.remember(key, { messageId, url });
    }
    return { outcome: 'answered', ...facts };
  } finally {
    stopProgress();
    stop.cancel();
    end.cancel();
  }
}

async function failed(
  reply: ReplyPort,
  failure: Extract<Result<Diagnosis, DiagnoseFailure>, { ok: false }> | null,
  isSpotted: boolean,
): Promise<Outcome> {
  const code = failure === null || failure.error.code === 'deadline' ? 'no-time' : 'busy';
  if (isSpotted) return { outcome: 'ignored', code };
  return answer(reply, noticeCard([{ code }]), { outcome: code === 'busy' ? 'busy' : 'failed', code });
}

/** What nobody asked about is answered only where something certainly is wrong. */
function isWorthTelling({ verdict, findings }: Diagnosis): boolean {
  const quiet = ['nothing-blocked', 'nothing-recognised', 'harmless', 'unknown', 'devmode-allowed'];
  return findings.length > 0 && !quiet.includes(verdict.code) && verdict.confidence !== 'possible';
}

function troubleNotices(troubles: readonly FileTrouble[]): readonly ChatNotice[] {
  return troubles.slice(0, 5).map(({ file, failure }) => ({
    code: 'file-not-read',
    file,
    why: failure.code,
    ...(failure.code === 'too-large' ? { limitBytes: failure.limitBytes } : {}),
  }));
}

/** Tells now and then how far it is, until it is stopped. */
function showProgress(
  clock: Clock,
  reply: ReplyPort,
  state: { readonly readBytes: number; readonly ofBytes: number },
): () => void {
  let isStopped = false;
  let cancel: () => void = () => undefined;
  const again = (): void => {
    cancel = clock.after(PROGRESS_MS, () => {
      const { readBytes, ofBytes } = state;
      const notice =
        readBytes < ofBytes ? ({ code: 'reading', readBytes, ofBytes } as const) : ({ code: 'thinking' } as const);
      void reply.progress(noticeCard([notice])).then(() => {
        if (!isStopped) again();
      });
    });
  };
  again();
  return () => {
    isStopped = true;
    cancel();
  };
}

function timer(clock: Clock, ms: number): { readonly reached: Promise<void>; readonly cancel: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { reached: promise, cancel: clock.after(ms, resolve) };
}
