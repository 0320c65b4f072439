import type { Diagnosis } from '@whyblocked/contract';
import type { ChatNotice } from '@whyblocked/render';
import type { AnsweredLog } from '../admission/answered-logs.ts';
import type { ChatContext } from '../chat-context.ts';
import { type FileTrouble, type GatherState, gatherPaste, type Source } from '../paste/gather-paste.ts';
import type { Clock } from '../ports/clock.ts';

/** When no more of a file is waited for, and when an answer has to be there. */
const STOP_MS = 18_000;
const END_MS = 29_000;
const TROUBLES = 5;

/** What came of reading what was pasted. */
export type ReadSource =
  | { readonly code: 'nothing'; readonly notices: readonly ChatNotice[] }
  | { readonly code: 'answered-before'; readonly earlier: AnsweredLog }
  | { readonly code: 'busy' | 'no-time' }
  | {
      readonly code: 'read';
      readonly diagnosis: Diagnosis;
      readonly notices: readonly ChatNotice[];
      /** Under which the answer may be found again; absent where it may not. */
      readonly key?: string;
    };

/** Reads texts and files of one question within time, redacted; `place` is where the same log need not be answered twice. */
export async function readSource(
  { clock, answered, verbs }: ChatContext,
  source: Source,
  { state, place }: { readonly state: GatherState; readonly place: string | undefined },
): Promise<ReadSource> {
  const stop = timer(clock, STOP_MS);
  const end = timer(clock, END_MS);
  try {
    const gathered = await gatherPaste(source, { stop: stop.reached, state });
    if (!('paste' in gathered)) return { code: 'nothing', notices: troubleNotices(gathered.troubles) };
    const key = place === undefined || gathered.digest === undefined ? undefined : `${gathered.digest} ${place}`;
    const earlier = key === undefined ? undefined : answered.find(key);
    if (earlier) return { code: 'answered-before', earlier };
    const asked = verbs.diagnose(gathered.paste, { redact: 'all' });
    const diagnosed = await Promise.race([asked, end.reached.then(() => null)]);
    if (!diagnosed?.ok) return { code: diagnosed?.error.code === 'busy' ? 'busy' : 'no-time' };
    const notices: ChatNotice[] = [
      ...troubleNotices(state.troubles),
      ...(state.isCut ? [{ code: 'not-all-arrived' } as const] : []),
    ];
    // What rests on a part only is no answer to the whole.
    const isWhole = key !== undefined && notices.length === 0;
    return { code: 'read', diagnosis: diagnosed.value, notices, ...(isWhole ? { key } : {}) };
  } finally {
    stop.cancel();
    end.cancel();
  }
}

function troubleNotices(troubles: readonly FileTrouble[]): readonly ChatNotice[] {
  return troubles.slice(0, TROUBLES).map(({ file, failure }) => ({
    code: 'file-not-read',
    file,
    why: failure.code,
    ...(failure.code === 'too-large' ? { limitBytes: failure.limitBytes } : {}),
  }));
}

function timer(clock: Clock, ms: number): { readonly reached: Promise<void>; readonly cancel: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { reached: promise, cancel: clock.after(ms, resolve) };
}
