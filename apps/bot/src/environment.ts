import {
  BotToken,
  discordVariables,
  discordWords,
  HttpUrl,
  optional,
  readVariables,
  variable,
} from '@whyblocked/discord';
import { z } from 'zod';

/** What the environment may say. Keys are the names of the variables. */
export const Environment = z.object({
  ...discordVariables,
  DISCORD_TOKEN: BotToken,
  /** Whether the Message Content intent was granted. */
  DISCORD_MESSAGE_CONTENT: variable(
    z
      .enum(['true', 'false'])
      .default('false')
      .transform((text) => text === 'true'),
  ),
  /** "0,1/8": this process runs the shards 0 and 1 of 8; absent: as many as Discord recommends, all here. */
  DISCORD_SHARDS: optional(
    z
      .string()
      .regex(/^\d{1,5}(?:,\d{1,5})*\/[1-9]\d{0,4}$/)
      .transform((text) => {
        const [ids = '', count = ''] = text.split('/');
        return { ids: ids.split(',').map(Number), count: Number(count) };
      })
      .refine(({ ids, count }) => ids.every((id) => id < count)),
  ),
  /** An API that answers instead of the engine in this process. */
  WHYBLOCKED_API_URL: optional(HttpUrl),
  /** Of the scope on-behalf. */
  WHYBLOCKED_API_TOKEN: optional(z.string().min(8)),
  /** Of a maintainer: decisions in the channel of the maintainers are made with it. */
  WHYBLOCKED_API_MAINTAINER_TOKEN: optional(z.string().min(8)),
  /** Where pages of the knowledge and shared answers are. */
  WHYBLOCKED_PUBLIC_URL: optional(HttpUrl),
  WHYBLOCKED_KNOWLEDGE: optional(z.string()),
  /** A database of PostgreSQL for reports; a file in the state folder where it is not set. */
  DATABASE_URL: optional(z.string()),
  HEALTH_PORT: variable(
    z
      .string()
      .regex(/^[0-9]{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65535)
      .default(8421),
  ),
});
export type Environment = z.infer<typeof Environment>;

const words = {
  expected: {
    ...discordWords.expected,
    DISCORD_MESSAGE_CONTENT: '"true" or "false"',
    DISCORD_SHARDS: 'numbers of shards and how many there are, such as 0,1/8',
    WHYBLOCKED_API_URL: 'an address such as https://why.example',
    WHYBLOCKED_PUBLIC_URL: 'an address such as https://why.example',
    HEALTH_PORT: 'a number from 0 to 65535',
  },
  secrets: {
    ...discordWords.secrets,
    WHYBLOCKED_API_TOKEN: 'a token of the API',
    WHYBLOCKED_API_MAINTAINER_TOKEN: 'a token of the API',
  },
};

/** The environment, or one sentence on what is wrong with it. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>) {
  return readVariables(Environment, words, variables);
}
