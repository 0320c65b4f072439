import { z } from 'zod';
import type { VariableWords } from './read-variables.ts';
import { HttpUrl, listed, optional, variable } from './variable.ts';

const Snowflake = z.string().regex(/^\d{15,20}$/);
const Origin = z.string().refine((text) => URL.parse(text)?.origin === text);

export const BotToken = z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);

/** What a program that answers on Discord may be told, whichever way questions reach it. Keys are the names of the variables. */
export const discordVariables = {
  DISCORD_API_URL: variable(HttpUrl.default('https://discord.com/api')),
  /** Files are fetched from nowhere else. */
  DISCORD_CDN_ORIGINS: variable(
    listed(Origin)
      .refine((origins) => origins.length > 0)
      .default(['https://cdn.discordapp.com', 'https://media.discordapp.net']),
  ),
  /** Commands are registered for this server alone. */
  DISCORD_GUILD_ID: optional(Snowflake),
  /** Where reports are shown to maintainers, and who they are. */
  DISCORD_MAINTAINERS_CHANNEL_ID: optional(Snowflake),
  DISCORD_MAINTAINER_IDS: variable(listed(Snowflake).default([])),
  /** Turns ids of people into names that say nothing; whoever has it can find out who reported. */
  WHYBLOCKED_IDENTITY_KEY: optional(z.string().min(32)),
  WHYBLOCKED_STATE_DIR: optional(z.string()),
  XDG_STATE_HOME: optional(z.string()),
  HOME: optional(z.string()),
} as const;

const Variables = z.object({ ...discordVariables, DISCORD_TOKEN: optional(BotToken) });
export type DiscordVariables = z.infer<typeof Variables>;

export const discordWords: VariableWords = {
  expected: {
    DISCORD_API_URL: 'an address such as https://discord.com/api',
    DISCORD_CDN_ORIGINS: 'origins such as https://cdn.discordapp.com, without a slash at the end, with commas between',
    DISCORD_GUILD_ID: 'the id of a server, such as 613425648685547541',
    DISCORD_MAINTAINERS_CHANNEL_ID: 'the id of a channel, such as 613425648685547541',
    DISCORD_MAINTAINER_IDS: 'ids of people with commas between',
  },
  secrets: {
    DISCORD_TOKEN: 'the token of a bot, three parts with dots between; docs/bot.md tells where to find it',
    WHYBLOCKED_IDENTITY_KEY: 'a secret of at least 32 characters',
  },
};
