import { ComponentType, InteractionType, MessageFlags, MessageType } from 'discord-api-types/v10';
import type { AttachedFile } from '../attachments/attachment-host.ts';
import { Interaction, type InteractionFacts } from '../interactions/interaction.ts';
import { componentTree } from '../limits/component-tree.ts';
import { listOf, textOf, type Wire, wireOf } from '../limits/wire.ts';
import { attachmentPayload, channelPayload, messagePayload, userPayload } from '../world/payloads.ts';
import type { StoredMessage } from '../world/stored-message.ts';
import type { Channel, User, World } from '../world/world.ts';
import { commandData, type Given, registered } from './command-data.ts';
import { Question } from './question.ts';
import { type SeenMessage, seenMessage } from './seen-message.ts';

const MODERATOR = (1n << 13n) | (1n << 5n);
const MEMBER = (1n << 10n) | (1n << 11n) | (1n << 31n);

/** Somebody in a channel, doing what people do. */
export class Person {
  readonly user: User;
  readonly channel: Channel;
  readonly #world: World;
  readonly #isModerator: boolean;

  constructor(
    world: World,
    user: User,
    channel: Channel,
    { isModerator = false }: { readonly isModerator?: boolean } = {},
  ) {
    this.#world = world;
    this.user = user;
    this.channel = channel;
    this.#isModerator = isModerator;
  }

  /** The same person elsewhere. */
  in(channel: Channel): Person {
    return new Person(this.#world, this.user, channel, { isModerator: this.#isModerator });
  }

  /** "/why", "/whyblocked settings" */
  runs(line: string, given: Readonly<Record<string, Given>> = {}): Question {
    return this.#ask(InteractionType.ApplicationCommand, this.#commandData(line, given));
  }

  /** Types into an option that completes. */
  types(line: string, option: string, typed: string, others: Readonly<Record<string, Given>> = {}): Question {
    const data = this.#commandData(line, { ...others, [option]: typed }, option);
    return this.#ask(InteractionType.ApplicationCommandAutocomplete, data);
  }

  /** Opens the menu of a message, and chooses a command there. */
  picks(command: string, message: SeenMessage): Question {
    const found = registered(this.#world, this.channel.guildId).find(
      ({ name, type }) => name === command && type === 3,
    );
    if (!found) throw new Error(`no command ${command} is in the menu`);
    const target = messagePayload(this.#world, this.#stored(message));
    const data = {
      id: found.id,
      name: command,
      type: 3,
      target_id: message.id,
      resolved: { messages: { [message.id]: target } },
    };
    return this.#ask(InteractionType.ApplicationCommand, data);
  }

  /** Presses the button with this label. */
  clicks(label: string, message: SeenMessage): Question {
    const stored = this.#stored(message);
    const button = componentTree(stored.components).find((one) => one.label === label && one.custom_id !== undefined);
    if (!button) throw new Error(`no button ${label}; there are: ${message.buttons.join(', ')}`);
    if (button.disabled === true) throw new Error(`the button ${label} is disabled`);
    const data = { custom_id: button.custom_id, component_type: ComponentType.Button };
    return this.#ask(InteractionType.MessageComponent, data, stored);
  }

  /** Chooses in the select with this placeholder. */
  chooses(placeholder: string, values: readonly string[], message: SeenMessage): Question {
    const stored = this.#stored(message);
    const select = componentTree(stored.components).find((one) => one.placeholder === placeholder);
    if (!select) throw new Error(`no select ${placeholder}`);
    const data = { custom_id: select.custom_id, component_type: select.type, values, resolved: {} };
    return this.#ask(InteractionType.MessageComponent, data, stored);
  }

  /** Fills in the form that a question opened, and sends it. */
  async submits(
    question: Question,
    given: Readonly<Record<string, string | readonly AttachedFile[]>> = {},
  ): Promise<Question> {
    const modal = await question.modal();
    const attachments: Record<string, Wire> = {};
    const components = listOf(modal.components).map((label) => {
      const field = wireOf(label.component);
      const value = given[textOf(field.custom_id)];
      const base = { type: field.type, id: 1, custom_id: field.custom_id };
      if (field.type === ComponentType.TextInput) return labelled({ ...base, value: value ?? textOf(field.value) });
      if (field.type === ComponentType.FileUpload) {
        const files = this.#world.attach(this.channel.id, Array.isArray(value) ? value : []);
        for (const file of files) attachments[file.id] = attachmentPayload(file);
        return labelled({ ...base, values: files.map(({ id }) => id) });
      }
      return labelled({ ...base, values: typeof value === 'string' ? [value] : [] });
    });
    const unknown = Object.keys(given).filter(
      (id) => !listOf(modal.components).some((one) => wireOf(one.component).custom_id === id),
    );
    if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}`);
    const data = { custom_id: modal.custom_id, components, resolved: { attachments } };
    return this.#ask(InteractionType.ModalSubmit, data, question.interaction.facts.source);
  }

  /** Writes a message. */
  says(
    text: string,
    files: readonly AttachedFile[] = [],
    { repliesTo }: { readonly repliesTo?: SeenMessage } = {},
  ): SeenMessage {
    const world = this.#world;
    const stored = world.addMessage({
      channelId: this.channel.id,
      authorId: this.user.id,
      type: repliesTo ? MessageType.Reply : MessageType.Default,
      flags: 0,
      content: text,
      components: [],
      attachments: world.attach(this.channel.id, files),
      ...(repliesTo ? { referenceId: repliesTo.id } : {}),
    });
    const { guildId } = this.channel;
    const data = { ...messagePayload(world, stored), ...(guildId ? { member: this.#member() } : {}) };
    world.send({ type: 'MESSAGE_CREATE', data, guildId });
    return seenMessage(world, stored);
  }

  /** Writes a message that mentions the bot. */
  mentions(
    text: string,
    files: readonly AttachedFile[] = [],
    options: { readonly repliesTo?: SeenMessage } = {},
  ): SeenMessage {
    return this.says(`<@${this.#world.bot.id}> ${text}`, files, options);
  }

  removes(message: SeenMessage): void {
    this.#world.removeMessage(this.#stored(message));
  }

  /** The bot's reply to a message, as soon as it is there and is what one waits for. */
  reply(to: SeenMessage, fits: (message: SeenMessage) => boolean = () => true): Promise<SeenMessage> {
    const world = this.#world;
    return world.until(() => {
      const found = [...world.messages.values()].find(
        (one) =>
          one.referenceId === to.id && one.authorId === world.bot.id && !one.isDeleted && fits(seenMessage(world, one)),
      );
      return found && seenMessage(world, found);
    }, `a reply to ${to.id}`);
  }

  /** All that the person sees in the channel, oldest first. */
  sees(): readonly SeenMessage[] {
    return [...this.#world.messages.values()]
      .filter(({ channelId, isDeleted }) => channelId === this.channel.id && !isDeleted)
      .filter(({ onlyFor }) => onlyFor === undefined || onlyFor === this.user.id)
      .map((one) => seenMessage(this.#world, one));
  }

  #stored({ id }: SeenMessage): StoredMessage {
    const stored = this.#world.message(id);
    if (!stored) throw new Error(`there is no message ${id}`);
    return stored;
  }

  #commandData(line: string, given: Readonly<Record<string, Given>>, focused?: string): Wire {
    const { id: channelId, guildId } = this.channel;
    return commandData(this.#world, { line, given, channelId, guildId, ...(focused === undefined ? {} : { focused }) });
  }

  #ask(type: InteractionFacts['type'], data: Wire, source?: StoredMessage): Question {
    const world = this.#world;
    const { channel, user } = this;
    const interaction = new Interaction(world, { type, userId: user.id, channelId: channel.id, source });
    const { guildId } = channel;
    const payload = {
      id: interaction.id,
      application_id: world.bot.id,
      type,
      token: interaction.token,
      version: 1,
      data,
      channel_id: channel.id,
      channel: channelPayload(channel),
      ...(guildId
        ? { guild_id: guildId, guild: { id: guildId, locale: 'en-US', features: [] }, member: this.#member() }
        : { user: userPayload(user) }),
      ...(source ? { message: this.#sourcePayload(source) } : {}),
      locale: 'en-GB',
      app_permissions: '562949953601536',
      entitlements: [],
      authorizing_integration_owners: guildId ? { 0: guildId } : { 1: user.id },
      context: guildId ? 0 : 1,
      attachment_size_limit: 10 * 1024 * 1024,
    };
    world.deliver(payload, guildId);
    return new Question(world, interaction);
  }

  #sourcePayload(source: StoredMessage): Wire {
    const payload = messagePayload(this.#world, source);
    return source.onlyFor === undefined ? payload : { ...payload, flags: source.flags | MessageFlags.Ephemeral };
  }

  #member(): Wire {
    return {
      user: userPayload(this.user),
      roles: [],
      permissions: String(this.#isModerator ? MEMBER | MODERATOR : MEMBER),
      joined_at: '2026-01-01T00:00:00.000000+00:00',
      deaf: false,
      mute: false,
      flags: 0,
    };
  }
}

function labelled(component: Wire): Wire {
  return { type: ComponentType.Label, id: 2, component };
}
