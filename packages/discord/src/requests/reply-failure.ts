import type { ReplyFailure } from '@whyblocked/chat';
import type { RequestFailure } from './discord-requests.ts';

/** Discord's codes of what is gone: channel, message, thread that is archived and locked. */
const GONE = new Set([10_003, 10_008, 50_083]);
/** Unknown interaction, unknown webhook, already acknowledged, invalid webhook token. */
const EXPIRED = new Set([10_062, 10_015, 40_060, 50_027]);

/** What a failed request means for who waits for an answer. */
export function replyFailure(failure: RequestFailure): ReplyFailure {
  if (failure.code === 'unavailable') return { code: 'unavailable' };
  const { status, discordCode } = failure;
  if (EXPIRED.has(discordCode)) return { code: 'expired' };
  if (GONE.has(discordCode) || status === 404) return { code: 'gone' };
  if (status === 403 || status === 401) return { code: 'not-permitted' };
  return { code: 'rejected' };
}
