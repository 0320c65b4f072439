import type { Heard } from '@whyblocked/chat';
import { MessageType } from 'discord-api-types/v10';
import { pastedMessage } from '../inbound/pasted-message.ts';
import { DeletedMessages, WireMessage } from '../inbound/wire.ts';
import { MessageReply } from '../replies/message-reply.ts';
import { createInteractionEdge, type InteractionEdge, type InteractionEdgeDeps } from './create-interaction-edge.ts';
import { oddFields } from './odd-fields.ts';
import { earlierMessages, type Place, type Places } from './places.ts';
import { RunningReplies } from './running-replies.ts';
import { SeenIds } from './seen-ids.ts';

export interface EdgeDeps extends InteractionEdgeDeps {
  readonly places: Places;
  /** The bot's own account. */
  readonly botId: string;
  readonly readsMessages: boolean;
  /** Whether logs are spotted in any channel of a server; asked for each message, so it has to be quick. */
  readonly spotsSomewhere: (guildId: string) => Promise<boolean>;
}

/** Takes all that the gateway delivers: interactions, and messages. None of it rejects. */
export interface Edge extends InteractionEdge {
  message(payload: unknown): Promise<void>;
  deleted(payload: unknown): void;
}

export function createEdge(deps: EdgeDeps): Edge {
  const { chat, requests, files, places, botId, readsMessages, spotsSomewhere, log } = deps;
  const interactions = createInteractionEdge(deps);
  const seen = new SeenIds();
  const running = new RunningReplies(log);
  const mention = new RegExp(`<@!?${botId}>`);

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
    interaction: interactions.interaction,

    async message(payload) {
      const parsed = WireMessage.safeParse(payload);
      if (!parsed.success) return log.oddPayload('message', oddFields(parsed.error));
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
      await running.tell(id, reply, () =>
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
      await Promise.all([interactions.endWith(card), running.endWith(card)]);
    },
  };
}

/** What people write themselves; not that somebody joined or pinned. */
function isWritten({ type }: WireMessage): boolean {
  return type === MessageType.Default || type === MessageType.Reply;
}
