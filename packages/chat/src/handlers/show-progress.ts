import { noticeCard } from '../cards/notice-card.ts';
import type { Clock } from '../ports/clock.ts';
import type { ReplyPort } from '../ports/reply-port.ts';

const PROGRESS_MS = 3_000;

/**
 * Tells now and then how far it is, until what is returned is called: it resolves when nothing of that is on its way any more,
 * as that would come after the answer and replace it.
 */
export function showProgress(
  clock: Clock,
  reply: ReplyPort,
  state: { readonly readBytes: number; readonly ofBytes: number },
): () => Promise<void> {
  let isStopped = false;
  let cancel: () => void = () => undefined;
  let onItsWay: Promise<unknown> = Promise.resolve();
  const show = async (): Promise<void> => {
    const { readBytes, ofBytes } = state;
    const isArriving = readBytes < ofBytes;
    await reply.progress(noticeCard([isArriving ? { code: 'reading', readBytes, ofBytes } : { code: 'thinking' }]));
    if (!isStopped) again();
  };
  const again = (): void => {
    cancel = clock.after(PROGRESS_MS, () => {
      onItsWay = show();
    });
  };
  again();
  return async () => {
    isStopped = true;
    cancel();
    await onItsWay;
  };
}
