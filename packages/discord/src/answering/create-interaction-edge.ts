import type { Card, Chat } from '@whyblocked/chat';
import { InteractionResponseType } from 'discord-api-types/v10';
import type { FileSource } from '../files/fetched-file.ts';
import { askerOf } from '../inbound/asker-of.ts';
import { commandOptions } from '../inbound/command-options.ts';
import { memoryOf } from '../inbound/memory-of.ts';
import { pastedMessage } from '../inbound/pasted-message.ts';
import { submittedFields } from '../inbound/submitted-fields.ts';
import { WireInteraction } from '../inbound/wire.ts';
import { InteractionReply } from '../replies/interaction-reply.ts';
import { PLANS } from '../requests/attempt-plan.ts';
import type { DiscordRequests } from '../requests/discord-requests.ts';
import { oddFields } from './odd-fields.ts';
import type { EdgeLog } from './question-event.ts';
import { RunningReplies } from './running-replies.ts';
import { SeenIds } from './seen-ids.ts';

export interface InteractionEdgeDeps {
  readonly chat: Chat;
  readonly requests: DiscordRequests;
  readonly files: FileSource;
  readonly log: EdgeLog;
}

/**
 * Takes interactions, whether the gateway or HTTP delivers them, asks the chat, and carries its answers back by the
 * interaction's own token. None of it rejects.
 */
export interface InteractionEdge {
  interaction(payload: unknown): Promise<void>;
  /** Says this to everybody who still waits, and nothing after it. */
  endWith(card: Card): Promise<void>;
}

export function createInteractionEdge({ chat, requests, files, log }: InteractionEdgeDeps): InteractionEdge {
  const seen = new SeenIds();
  const running = new RunningReplies(log);

  async function complete(interaction: Extract<WireInteraction, { type: 4 }>): Promise<void> {
    const asker = askerOf(interaction);
    const { focused, options } = commandOptions(interaction.data, files);
    if (!asker || !focused) return;
    const choices = await chat.complete({ asker, command: interaction.data.name, ...focused, options });
    const { id, token } = interaction;
    const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
    const path = `/interactions/${id}/${token}/callback` as const;
    await requests.send({ method: 'POST', path, body, isBots: false }, PLANS.acknowledge);
  }

  return {
    async interaction(payload) {
      const parsed = WireInteraction.safeParse(payload);
      if (!parsed.success) return log.oddPayload('interaction', oddFields(parsed.error));
      const interaction = parsed.data;
      const { id, token, application_id: applicationId, guild_id: guildId } = interaction;
      if (!seen.add(id)) return;
      if (interaction.type === 4) return complete(interaction);
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
          return running.tell(id, reply, () => chat.call({ id, asker, name, ...given, ...pasted }, reply));
        }
        case 3: {
          const { custom_id: customId, values } = interaction.data;
          const messageId = interaction.message?.id ?? '';
          return running.tell(id, reply, () => chat.press({ ...base, customId, values, messageId }, reply));
        }
        case 5: {
          const { custom_id: customId } = interaction.data;
          const submitted = submittedFields(interaction.data, files);
          return running.tell(id, reply, () => chat.submit({ ...base, customId, ...submitted }, reply));
        }
      }
    },

    endWith: (card) => running.endWith(card),
  };
}
