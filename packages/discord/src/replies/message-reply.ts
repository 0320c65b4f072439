import type { Card, Sent } from '@whyblocked/chat';
import { PLANS } from '../requests/attempt-plan.ts';
import type { DiscordRequest, DiscordRequests, RequestResult } from '../requests/discord-requests.ts';
import { replyFailure } from '../requests/reply-failure.ts';
import { cardBody } from './card-body.ts';
import type { EdgeReply, ReplyFacts } from './edge-reply.ts';
import { sentMessage } from './sent-message.ts';

export interface MessagePlace {
  readonly messageId: string;
  readonly channelId: string;
  readonly guildId?: string | undefined;
}

type Done = ReturnType<EdgeReply['hold']>;

const NOT_HERE = { ok: false, error: { code: 'rejected' } } as const;
const TYPING = { attemptMs: 2_000, totalMs: 2_000, pauseMs: 2_000, isRepeatable: false } as const;

/** Answers a message with a reply to it. The nonce makes of several replies, by us or by a second bot, one. */
export class MessageReply implements EdgeReply {
  readonly #requests: DiscordRequests;
  readonly #place: MessagePlace;
  /** What was sent first, which later answers replace. */
  #standing: Sent | undefined;
  #further = 0;
  #sent = 0;
  #isDue = false;
  #isEnded = false;

  constructor(requests: DiscordRequests, place: MessagePlace) {
    this.#requests = requests;
    this.#place = place;
  }

  get facts(): ReplyFacts {
    return { requests: this.#sent };
  }

  /** That somebody writes is shown and not waited for: it has a rate limit of its own. */
  async acknowledge(): Done {
    if (this.#isDue) return { ok: true };
    this.#isDue = true;
    void this.#send({ method: 'POST', path: `/channels/${this.#place.channelId}/typing`, isBots: true }, TYPING);
    return { ok: true };
  }

  async progress(card: Card): Done {
    const sent = await (this.#standing === undefined ? this.#create(card) : this.#replace(this.#standing, card));
    return sent.ok ? { ok: true } : sent;
  }

  async answer(card: Card): Sent {
    const before = await this.#standing;
    const sent = await (this.#standing && before?.ok ? this.#replace(this.#standing, card) : this.#create(card));
    if (sent.ok) this.#isDue = false;
    return sent;
  }

  async also(card: Card): Sent {
    this.#further += 1;
    return this.#post(card, `${this.#place.messageId}-${this.#further}`);
  }

  async hold(): Done {
    return NOT_HERE;
  }

  async update(): Done {
    return NOT_HERE;
  }

  async remove(): Done {
    return NOT_HERE;
  }

  async openForm(): Done {
    return NOT_HERE;
  }

  async endWith(card: Card): Promise<void> {
    if (this.#isDue) await this.answer(card);
    this.#isEnded = true;
  }

  #create(card: Card): Sent {
    this.#standing = this.#post(card, this.#place.messageId);
    return this.#standing;
  }

  async #replace(standing: Sent, card: Card): Sent {
    const before = await standing;
    if (!before.ok) return before;
    const path = `/channels/${this.#place.channelId}/messages/${before.value.messageId}` as const;
    return this.#sentOr(await this.#send({ method: 'PATCH', path, isBots: true, ...cardBody(card) }, PLANS.answer));
  }

  async #post(card: Card, nonce: string): Sent {
    const { channelId, messageId } = this.#place;
    const { body, files } = cardBody(card);
    const reference = { message_id: messageId, fail_if_not_exists: false };
    const whole = { ...body, nonce, enforce_nonce: true, message_reference: reference };
    const path = `/channels/${channelId}/messages` as const;
    return this.#sentOr(await this.#send({ method: 'POST', path, body: whole, files, isBots: true }, PLANS.answer));
  }

  async #send(request: DiscordRequest, plan: Parameters<DiscordRequests['send']>[1]): Promise<RequestResult> {
    if (this.#isEnded) return { ok: false, error: { code: 'unavailable' }, attempts: 0 };
    const result = await this.#requests.send(request, plan);
    this.#sent += result.attempts;
    return result;
  }

  async #sentOr(result: RequestResult): Sent {
    if (!result.ok) return { ok: false, error: replyFailure(result.error) };
    const value = sentMessage(result.value, this.#place.guildId);
    return value ? { ok: true, value } : { ok: false, error: { code: 'unavailable' } };
  }
}
