import type { Card, Chat, Heard, Told } from '@whyblocked/chat';
import { InteractionResponseType, MessageType } from 'discord-api-types/v10';
import type { z } from 'zod';
import type { FileSource } from '../files/fetched-file.ts';
import { askerOf } from '../inbound/asker-of.ts';
import { commandOptions } from '../inbound/command-options.ts';
import { memoryOf } from '../inbound/memory-of.ts';
import { pastedMessage } from '../inbound/pasted-message.ts';
import { submittedFields } from '../inbound/submitted-fields.ts';
import { DeletedMessages, WireInteraction, WireMessage } from '../inbound/wire.ts';
import type { EdgeReply } from '../replies/edge-reply.ts';
import { InteractionReply } from '../replies/interaction-reply.ts';
import { MessageReply } from '../replies/message-reply.ts';
import { PLANS } from '../requests/attempt-plan.ts';
import type { DiscordRequests } from '../requests/discord-requests.ts';
import { earlierMessages, type Place, type Places } from './places.ts';
import type { EdgeLog } from './question-event.ts';
import { SeenIds } from './seen-ids.ts';

export interface EdgeDeps {
  readonly chat: Chat;
  readonly requests: DiscordRequests;
  readonly files: FileSource;
  readonly places: Places;
  /** The bot's own account. */
  readonly botId: string;
  readonly readsMessages: boolean;
  /** Whether logs are spotted in any channel of a server; asked for each message, so it has to be quick. */
  readonly spotsSomewhere: (guildId: string) => Promise<boolean>;
  readonly log: EdgeLog;
}

/** Takes what Discord delivers, however it is delivered, asks the chat, and carries its answers back. None of it rejects. */
export interface Edge {
  interaction(payload: unknown): Promise<void>;
  message(payload: unknown): Promise<void>;
  deleted(payload: unknown): void;
  /** Says this to everybody who still waits, and nothing after it. */
  endWith(card: Card): Promise<void>;
}

export function createEdge({
  chat,
  requests,
  files,
  places,
  botId,
  readsMessages,
  spotsSomewhere,
  log,
}: EdgeDeps): Edge {
  const seen = new SeenIds();
  const running = new Set<EdgeReply>();
  const mention = new RegExp(`<@!?${botId}>`);

  async function told(id: string, reply: EdgeReply, ask: () => Promise<Told>): Promise<void> {
    const startedMs = performance.now();
    running.add(reply);
    try {
      const what = await ask();
      if (what.outcome === 'ignored') return;
      log.question({ id, ...what, ...reply.facts, durationMs: Math.round(performance.now() - startedMs) });
    } finally {
      running.delete(reply);
    }
  }

  async function completes(interaction: Extract<WireInteraction, { type: 4 }>): Promise<void> {
    const asker = askerOf(interaction);
    const { focused, options } = commandOptions(interaction.data, files);
    if (!asker || !focused) return;
    const choices = await chat.complete({ asker, command: interaction.data.name, ...focused, options });
    const { id, token } = interaction;
    const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
    const path = `/interactions/${id}/${token}/callback` as const;
    await requests.send({ method: 'POST', path, body, isBots: false }, PLANS.acknowledge);
  }

  async function wayOf(message: WireMessage): Promise<{ way: Heard['way']; place?: Place } | undefined> {
    const { guild_id: guildId, channel_id: channelId, content } = message;
    if (guildId === undefined) return { way: 'direct' };
    if (mention.test(content)) {
      const place = readsMessages ? await places.find(channelId) : undefined;
      return { way: 'mention', ...(place ? { place } : {}) };
    }
    if (!readsMessages || !(await spotsSomewhere(guildId))) return undefined;
    const place = await places.find(channelId);
    return place && (await chat.spotsIn(guildId, place.spottingId)) ? { way: 'spotted', place } : undefined;
  }

  return {
    async interaction(payload) {
      const parsed = WireInteraction.safeParse(payload);
      if (!parsed.success) return log.oddPayload('interaction', fieldsOf(parsed.error));
      const interaction = parsed.data;
      const { id, token, application_id: applicationId, guild_id: guildId } = interaction;
      if (!seen.add(id)) return;
      if (interaction.type === 4) return completes(interaction);
      const asker = askerOf(interaction);
      if (!asker) return log.oddPayload('interaction', ['user']);
      const reply = new InteractionReply(requests, { id, token, applicationId, guildId });
      const memory = interaction.message && memoryOf(interaction.message, files);
      const base = { id, asker, ...(memory ? { memory } : {}) };
      switch (interaction.type) {
        case 2: {
          const { name, target_id: targetId, resolved } = interaction.data;
          const { focused: _focused, ...given } = commandOptions(interaction.data, files);
          const target = targetId === undefined ? undefined : resolved.messages?.[targetId];
          const pasted = target && { target: pastedMessage(target, files, guildId) };
          return told(id, reply, () => chat.call({ id, asker, name, ...given, ...pasted }, reply));
        }
        case 3: {
          const { custom_id: customId, values } = interaction.data;
          const isPrivate = ((interaction.message?.flags ?? 0) & EPHEMERAL) !== 0;
          const message = { messageId: interaction.message?.id ?? '', isPrivate };
          return told(id, reply, () => chat.press({ ...base, customId, values, message }, reply));
        }
        case 5: {
          const { custom_id: customId } = interaction.data;
          const submitted = submittedFields(interaction.data, files);
          return told(id, reply, () => chat.submit({ ...base, customId, ...submitted }, reply));
        }
      }
    },

    async message(payload) {
      const parsed = WireMessage.safeParse(payload);
      if (!parsed.success) return log.oddPayload('message', fieldsOf(parsed.error));
      const message = parsed.data;
      if (message.author.bot === true || message.webhook_id !== undefined || !isWritten(message)) return;
      const { id, channel_id: channelId, guild_id: guildId, referenced_message: repliedTo } = message;
      if (seen.has(id)) return;
      const heard = await wayOf(message);
      if (!heard || !seen.add(id)) return;
      const reply = new MessageReply(requests, { messageId: id, channelId, guildId });
      const mayLookBack = heard.way === 'direct' || heard.place?.isThread === true;
      const earlier = async () =>
        (await earlierMessages(requests, message)).map((one) => pastedMessage(one, files, guildId));
      const isReadable = repliedTo && (repliedTo.content !== '' || repliedTo.attachments.length > 0);
      await told(id, reply, () =>
        chat.hear(
          {
            id,
            way: heard.way,
            // Messages do not tell what their author may do; nothing that messages ask for depends on it.
            asker: { userId: message.author.id, channelId, isModerator: false, ...(guildId ? { guildId } : {}) },
            message: pastedMessage(message, files, guildId),
            ...(isReadable ? { repliedTo: pastedMessage(repliedTo, files, guildId) } : {}),
            ...(mayLookBack ? { earlier } : {}),
          },
          reply,
        ),
      );
    },

    deleted(payload) {
      const ids = DeletedMessages.safeParse(payload);
      for (const id of ids.success ? ids.data : []) chat.forget(id);
    },

    async endWith(card) {
      await Promise.all([...running].map((reply) => reply.endWith(card)));
    },
  };
}

const EPHEMERAL = 64;

/** What people write themselves; not that somebody joined or pinned. */
function isWritten({ type }: WireMessage): boolean {
  return type === MessageType.Default || type === MessageType.Reply;
}

function fieldsOf({ issues }: z.ZodError): readonly string[] {
  return issues.slice(0, 5).map(({ path }) => path.join('.'));
}
