import type { Card, Form, Sent, Visibility } from '@whyblocked/chat';
import { MessageFlags, InteractionResponseType as Response } from 'discord-api-types/v10';
import { type AttemptPlan, PLANS } from '../requests/attempt-plan.ts';
import type { DiscordRequest, DiscordRequests, RequestResult } from '../requests/discord-requests.ts';
import { replyFailure } from '../requests/reply-failure.ts';
import { cardBody } from './card-body.ts';
import type { EdgeReply, ReplyFacts } from './edge-reply.ts';
import { formBody } from './form-body.ts';
import { sentMessage } from './sent-message.ts';

export interface InteractionPlace {
  readonly id: string;
  /** Whoever has it can answer; it is never told to anybody else. */
  readonly token: string;
  readonly applicationId: string;
  readonly guildId?: string | undefined;
}

type Done = ReturnType<EdgeReply['hold']>;

const ALREADY_ACKNOWLEDGED = 40_060;
const UNKNOWN_WEBHOOK = 10_015;

/** Answers an interaction by its token. */
export class InteractionReply implements EdgeReply {
  readonly #requests: DiscordRequests;
  readonly #place: InteractionPlace;
  readonly #startedMs = performance.now();
  /** What was said first; "none" until something was. */
  #first: 'none' | 'message' | 'hold' | 'form' = 'none';
  #acknowledgedMs: number | undefined;
  #sent = 0;
  #isAnswered = false;
  #isEnded = false;

  constructor(requests: DiscordRequests, place: InteractionPlace) {
    this.#requests = requests;
    this.#place = place;
  }

  get facts(): ReplyFacts {
    const acknowledgedMs = this.#acknowledgedMs;
    return { requests: this.#sent, ...(acknowledgedMs === undefined ? {} : { acknowledgedMs }) };
  }

  async acknowledge(visibility: Visibility): Done {
    if (this.#first !== 'none') return { ok: true };
    this.#first = 'message';
    return this.#callback({ type: Response.DeferredChannelMessageWithSource, data: { flags: flagsFor(visibility) } });
  }

  async hold(): Done {
    this.#first = 'hold';
    return this.#callback({ type: Response.DeferredMessageUpdate });
  }

  async openForm(form: Form): Done {
    this.#first = 'form';
    this.#isAnswered = true;
    return this.#callback({ type: Response.Modal, data: formBody(form) });
  }

  async progress(card: Card): Done {
    const edited = await this.#editOriginal(card, PLANS.progress);
    return edited.ok ? { ok: true } : { ok: false, error: replyFailure(edited.error) };
  }

  async answer(card: Card): Sent {
    if (this.#first === 'none') return this.#answerAtOnce(card);
    // The message that a button belongs to is not replaced by a word about what went wrong.
    if (this.#first === 'hold') return this.also(card, 'private');
    const edited = await this.#editOriginal(card, PLANS.answer);
    if (edited.ok) this.#isAnswered = true;
    // Discord never had the acknowledgement.
    else if (edited.error.code === 'refused' && edited.error.discordCode === UNKNOWN_WEBHOOK)
      return this.#answerAtOnce(card);
    return this.#sentOr(edited);
  }

  async also(card: Card, visibility: Visibility): Sent {
    const { applicationId, token } = this.#place;
    const path = `/webhooks/${applicationId}/${token}` as const;
    return this.#sentOr(
      await this.#send({ method: 'POST', path, isBots: false, ...cardBody(card, flagsFor(visibility)) }, PLANS.also),
    );
  }

  async update(card: Card): Done {
    const edited = await this.#editOriginal(card, PLANS.answer);
    this.#isAnswered = true;
    return edited.ok ? { ok: true } : { ok: false, error: replyFailure(edited.error) };
  }

  async remove(): Done {
    const request = { method: 'DELETE', path: this.#originalPath, isBots: false } as const;
    const removed = await this.#send(request, PLANS.answer);
    this.#isAnswered = true;
    return removed.ok ? { ok: true } : { ok: false, error: replyFailure(removed.error) };
  }

  async endWith(card: Card): Promise<void> {
    if (!this.#isAnswered) await this.answer(card);
    this.#isEnded = true;
  }

  get #originalPath(): `/${string}` {
    return `/webhooks/${this.#place.applicationId}/${this.#place.token}/messages/@original`;
  }

  /** The first answer is its own message, which only who asked sees. */
  async #answerAtOnce(card: Card): Sent {
    this.#first = 'message';
    const { body, files } = cardBody(card, MessageFlags.Ephemeral);
    const done = await this.#callback({ type: Response.ChannelMessageWithSource, data: body }, files);
    if (!done.ok) return done;
    this.#isAnswered = true;
    return this.#sentOr(await this.#send({ method: 'GET', path: this.#originalPath, isBots: false }, PLANS.look));
  }

  async #callback(body: object, files: DiscordRequest['files'] = []): Done {
    const { id, token } = this.#place;
    const path = `/interactions/${id}/${token}/callback` as const;
    const done = await this.#send({ method: 'POST', path, body, files, isBots: false }, PLANS.acknowledge);
    // Where an answer got lost, it is ours that Discord has.
    const isOurs =
      !done.ok && done.attempts > 1 && done.error.code === 'refused' && done.error.discordCode === ALREADY_ACKNOWLEDGED;
    if (!done.ok && !isOurs) return { ok: false, error: replyFailure(done.error) };
    this.#acknowledgedMs ??= performance.now() - this.#startedMs;
    return { ok: true };
  }

  #editOriginal(card: Card, plan: AttemptPlan): Promise<RequestResult> {
    return this.#send({ method: 'PATCH', path: this.#originalPath, isBots: false, ...cardBody(card) }, plan);
  }

  async #send(request: DiscordRequest, plan: AttemptPlan): Promise<RequestResult> {
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

function flagsFor(visibility: Visibility): number {
  return visibility === 'private' ? MessageFlags.Ephemeral : 0;
}
