import { randomUUID } from 'node:crypto';
import type { Maintainers } from '@whyblocked/chat';
import { PLANS } from '../requests/attempt-plan.ts';
import type { DiscordRequests } from '../requests/discord-requests.ts';
import { replyFailure } from '../requests/reply-failure.ts';
import { cardBody } from './card-body.ts';
import { sentMessage } from './sent-message.ts';

/** Posts cards to the channel of the maintainers. */
export function createMaintainersPost(requests: DiscordRequests, channelId: string): Maintainers['post'] {
  return async (card) => {
    const { body, files } = cardBody(card);
    const whole = { ...body, nonce: randomUUID().slice(0, 23), enforce_nonce: true };
    const path = `/channels/${channelId}/messages` as const;
    const result = await requests.send({ method: 'POST', path, body: whole, files, isBots: true }, PLANS.answer);
    const value = result.ok ? sentMessage(result.value, undefined) : undefined;
    if (value) return { ok: true, value };
    return { ok: false, error: result.ok ? { code: 'unavailable' } : replyFailure(result.error) };
  };
}
