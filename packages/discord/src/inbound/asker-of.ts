import type { Asker } from '@whyblocked/chat';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { WireInteraction } from './wire.ts';

const MODERATES =
  PermissionFlagsBits.ManageMessages | PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/** Who used a command, a button or a form; undefined where the payload does not tell. */
export function askerOf({ member, user, channel_id, channel, guild_id, locale }: WireInteraction): Asker | undefined {
  const userId = member?.user.id ?? user?.id;
  const channelId = channel_id ?? channel?.id;
  if (userId === undefined || channelId === undefined) return undefined;
  return {
    userId,
    channelId,
    isModerator: (BigInt(member?.permissions ?? '0') & MODERATES) !== 0n,
    ...(guild_id === undefined ? {} : { guildId: guild_id }),
    ...(locale === undefined ? {} : { locale }),
  };
}
