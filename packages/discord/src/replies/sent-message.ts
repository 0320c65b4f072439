import type { SentMessage } from '@whyblocked/chat';
import { MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';

const Message = z.object({ id: z.string(), channel_id: z.string(), flags: z.number().default(0) });

/** What Discord says about a message that it took; undefined where it says something else. */
export function sentMessage(payload: unknown, guildId: string | undefined): SentMessage | undefined {
  const message = Message.safeParse(payload);
  if (!message.success) return undefined;
  const { id, channel_id: channelId, flags } = message.data;
  if ((flags & MessageFlags.Ephemeral) !== 0) return { messageId: id };
  return { messageId: id, url: messageUrl(guildId, channelId, id) };
}

/** Where people see a message. */
export function messageUrl(guildId: string | undefined, channelId: string, messageId: string): string {
  return `https://discord.com/channels/${guildId ?? '@me'}/${channelId}/${messageId}`;
}
