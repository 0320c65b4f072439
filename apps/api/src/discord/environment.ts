import { BotToken, discordVariables, discordWords, optional, readVariables, variable } from '@whyblocked/discord';
import { z } from 'zod';

/** What the environment may say of Discord where interactions come over HTTP. */
export const DiscordEnvironment = z
  .object({
    ...discordVariables,
    /** Switches it on. */
    DISCORD_PUBLIC_KEY: z.string().regex(/^[0-9a-f]{64}$/i),
    /** What reaches the application in all: messages only come over a gateway, to a bot that runs beside this. */
    DISCORD_HEARS: variable(z.enum(['commands', 'mentions', 'messages']).default('commands')),
    /** Registers commands and posts to maintainers; answers need none. */
    DISCORD_TOKEN: optional(BotToken),
  })
  .refine((read) => read.DISCORD_TOKEN !== undefined || read.DISCORD_MAINTAINERS_CHANNEL_ID === undefined, {
    path: ['DISCORD_TOKEN'],
  });
export type DiscordEnvironment = z.infer<typeof DiscordEnvironment>;

const words = {
  expected: { ...discordWords.expected, DISCORD_HEARS: '"commands", "mentions" or "messages"' },
  secrets: {
    ...discordWords.secrets,
    // None itself, but beside it in the portal are some that are mistaken for it.
    DISCORD_PUBLIC_KEY: 'the public key of the application, 64 hexadecimal digits as the developer portal shows them',
  },
};

/** That part of the environment, or one sentence on what is wrong with it. */
export function readDiscordEnvironment(variables: Readonly<Record<string, string | undefined>>) {
  return readVariables(DiscordEnvironment, words, variables);
}
