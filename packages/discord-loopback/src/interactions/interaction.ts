import { InteractionType, MessageFlags, MessageType, InteractionResponseType as Response } from 'discord-api-types/v10';
import type { SentBody } from '../http/sent-body.ts';
import { MESSAGE_LIMITS } from '../limits/message-limits.ts';
import { modalFaults } from '../limits/modal-faults.ts';
import { listOf, numberOf, type Wire, wireOf } from '../limits/wire.ts';
import { type Answered, ERRORS, refused } from '../world/discord-error.ts';
import type { StoredMessage } from '../world/stored-message.ts';
import type { World } from '../world/world.ts';
import { editMessage, writtenMessage } from '../world/written-message.ts';

const DEADLINE_MS = 3_000;
const EXPIRY_MS = 15 * 60_000;

export interface InteractionFacts {
  readonly type: InteractionType;
  readonly userId: string;
  readonly channelId: string;
  /** The message of the button, or of the button that opened the form. */
  readonly source?: StoredMessage | undefined;
}

/** One use of a command, a button or a form, with Discord's rules for answering it. */
export class Interaction {
  readonly id: string;
  readonly token: string;
  readonly facts: InteractionFacts;
  readonly #world: World;
  readonly #startedMs: number;
  acknowledgement: Response | undefined;
  /** The message that answers it, or the one that it changes. */
  original: StoredMessage | undefined;
  modal: Wire | undefined;
  choices: readonly Wire[] | undefined;
  readonly followUps: StoredMessage[] = [];

  constructor(world: World, facts: InteractionFacts) {
    this.#world = world;
    this.facts = facts;
    this.id = world.ids.next();
    this.token = `aW50ZXJhY3Rpb246${this.id}`;
    this.#startedMs = world.clock.now();
    world.interactions.set(this.token, this);
  }

  /** The first answer. */
  acknowledge(body: SentBody): Answered<null> {
    if (this.#ageMs() > DEADLINE_MS) return refused(ERRORS.unknownInteraction);
    if (this.acknowledgement !== undefined) return refused(ERRORS.alreadyAcknowledged);
    const type = numberOf(body.wire.type);
    const done = this.#respond(type, { ...body, wire: wireOf(body.wire.data) });
    if (!done.ok) return done;
    this.acknowledgement = type;
    this.#world.changed();
    return { ok: true, value: null };
  }

  /** A further message. */
  followUp(body: SentBody): Answered<StoredMessage> {
    const open = this.#open();
    if (!open.ok) return open;
    const sent = this.#send(body);
    if (sent.ok) this.followUps.push(sent.value);
    this.#world.changed();
    return sent;
  }

  editOriginal(body: SentBody): Answered<StoredMessage> {
    const found = this.findOriginal();
    return found.ok ? editMessage(this.#world, found.value, body) : found;
  }

  removeOriginal(): Answered<null> {
    const found = this.findOriginal();
    if (!found.ok) return found;
    this.#world.removeMessage(found.value);
    return { ok: true, value: null };
  }

  findOriginal(): Answered<StoredMessage> {
    const open = this.#open();
    if (!open.ok) return open;
    const { original } = this;
    return original && !original.isDeleted ? { ok: true, value: original } : refused(ERRORS.unknownMessage);
  }

  #open(): Answered<null> {
    if (this.#ageMs() > EXPIRY_MS) return refused(ERRORS.invalidToken);
    return this.acknowledgement === undefined ? refused(ERRORS.unknownWebhook) : { ok: true, value: null };
  }

  #ageMs(): number {
    return this.#world.clock.now() - this.#startedMs;
  }

  #respond(type: number, body: SentBody): Answered<unknown> {
    const { source, type: asked } = this.facts;
    const completes = asked === InteractionType.ApplicationCommandAutocomplete;
    if (completes !== (type === Response.ApplicationCommandAutocompleteResult))
      return this.#wrong('the answer does not fit');
    switch (type) {
      case Response.ChannelMessageWithSource:
        return this.#keep(this.#send(body));
      case Response.DeferredChannelMessageWithSource:
        return this.#keep(this.#think(body.wire));
      case Response.DeferredMessageUpdate:
        return source ? this.#keep({ ok: true, value: source }) : this.#wrong('there is no message to change');
      case Response.UpdateMessage:
        return source
          ? this.#keep(editMessage(this.#world, source, body))
          : this.#wrong('there is no message to change');
      case Response.ApplicationCommandAutocompleteResult:
        return this.#complete(listOf(body.wire.choices));
      case Response.Modal:
        return this.#openModal(body.wire);
      default:
        return this.#wrong(`there is no response ${type}`);
    }
  }

  #send(body: SentBody): Answered<StoredMessage> {
    const written = writtenMessage(this.#world, this.facts.channelId, body);
    return written.ok ? { ok: true, value: this.#add(written.value) } : written;
  }

  #think({ flags }: Wire): Answered<StoredMessage> {
    const wanted = numberOf(flags);
    if ((wanted & ~MessageFlags.Ephemeral) !== 0) return this.#wrong(`a deferral has the flags ${wanted}`);
    const shown = wanted | MessageFlags.Loading;
    return { ok: true, value: this.#add({ flags: shown, content: '', components: [], attachments: [] }) };
  }

  #add(written: Pick<StoredMessage, 'flags' | 'content' | 'components' | 'attachments'>): StoredMessage {
    const { channelId, userId } = this.facts;
    const isPrivate = (written.flags & MessageFlags.Ephemeral) !== 0;
    const only = isPrivate ? { onlyFor: userId } : {};
    const type = MessageType.ChatInputCommand;
    return this.#world.addMessage({ ...written, ...only, channelId, authorId: this.#world.bot.id, type });
  }

  #keep(message: Answered<StoredMessage>): Answered<StoredMessage> {
    if (message.ok) this.original = message.value;
    return message;
  }

  #complete(choices: readonly Wire[]): Answered<null> {
    const isWrong = choices.some(({ name, value }) => !fits(name) || !fits(value));
    if (choices.length > MESSAGE_LIMITS.choices || isWrong)
      return this.#wrong('choices are too many, too long or empty');
    this.choices = choices;
    return { ok: true, value: null };
  }

  #openModal(modal: Wire): Answered<null> {
    if (this.facts.type === InteractionType.ModalSubmit) return this.#wrong('a modal cannot follow a modal');
    const faults = modalFaults(modal);
    if (faults.length > 0) {
      this.#world.violations.push(...faults);
      return refused(ERRORS.invalidBody);
    }
    this.modal = modal;
    return { ok: true, value: null };
  }

  #wrong(sentence: string): Answered<never> {
    this.#world.violations.push(sentence);
    return refused(ERRORS.invalidBody);
  }
}

function fits(text: unknown): boolean {
  return typeof text === 'string' && text.length >= 1 && text.length <= 100;
}
