import { z } from 'zod';

/** An empty variable counts as one that is not set, as shells leave them. */
const unsetWhenEmpty = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(unsetWhenEmpty, type.optional());
const list = (text: string): readonly string[] => text.split(/[\s,]+/).filter((part) => part !== '');

const Snowflake = z.string().regex(/^\d{15,20}$/);
const HttpUrl = z
  .string()
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''))
  .transform((text) => text.replace(/\/+$/, ''));
const Origins = z
  .string()
  .transform(list)
  .pipe(z.array(z.string().refine((text) => URL.parse(text)?.origin === text)).min(1));

/** What the environment may say. Keys are the names of the variables. */
export const Environment = z.object({
  DISCORD_TOKEN: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
  DISCORD_API_URL: z.preprocess(unsetWhenEmpty, HttpUrl.default('https://discord.com/api')),
  /** Files are fetched from nowhere else. */
  DISCORD_CDN_ORIGINS: z.preprocess(
    unsetWhenEmpty,
    Origins.default(['https://cdn.discordapp.com', 'https://media.discordapp.net']),
  ),
  /** Commands are registered for this server alone. */
  DISCORD_GUILD_ID: optional(Snowflake),
  /** Whether the Message Content intent was granted. */
  DISCORD_MESSAGE_CONTENT: z.preprocess(
    unsetWhenEmpty,
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
  /** Where reports are shown to maintainers, and who they are. */
  DISCORD_MAINTAINERS_CHANNEL_ID: optional(Snowflake),
  DISCORD_MAINTAINER_IDS: z.preprocess(unsetWhenEmpty, z.string().default('').transform(list).pipe(z.array(Snowflake))),
  /** An API that answers instead of the engine in this process. */
  WHYBLOCKED_API_URL: optional(HttpUrl),
  /** Of the scope on-behalf. */
  WHYBLOCKED_API_TOKEN: optional(z.string().min(8)),
  /** Of a maintainer: decisions in the channel of the maintainers are made with it. */
  WHYBLOCKED_API_MAINTAINER_TOKEN: optional(z.string().min(8)),
  /** Turns ids of people into names that say nothing; whoever has it can find out who reported. */
  WHYBLOCKED_IDENTITY_KEY: optional(z.string().min(32)),
  /** Where pages of the knowledge and shared answers are. */
  WHYBLOCKED_PUBLIC_URL: optional(HttpUrl),
  WHYBLOCKED_KNOWLEDGE: optional(z.string()),
  WHYBLOCKED_STATE_DIR: optional(z.string()),
  /** A database of PostgreSQL for reports; a file in the state folder where it is not set. */
  DATABASE_URL: optional(z.string()),
  XDG_STATE_HOME: optional(z.string()),
  HOME: optional(z.string()),
  HEALTH_PORT: z.preprocess(
    unsetWhenEmpty,
    z
      .string()
      .regex(/^[0-9]{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65535)
      .default(8421),
  ),
});
export type Environment = z.infer<typeof Environment>;

const EXPECTED: Readonly<Record<string, string>> = {
  DISCORD_API_URL: 'an address such as https://discord.com/api',
  DISCORD_CDN_ORIGINS: 'origins such as https://cdn.discordapp.com, without a slash at the end, with commas between',
  DISCORD_GUILD_ID: 'the id of a server, such as 613425648685547541',
  DISCORD_MESSAGE_CONTENT: '"true" or "false"',
  DISCORD_SHARDS: 'numbers of shards and how many there are, such as 0,1/8',
  DISCORD_MAINTAINERS_CHANNEL_ID: 'the id of a channel, such as 613425648685547541',
  DISCORD_MAINTAINER_IDS: 'ids of people with commas between',
  WHYBLOCKED_API_URL: 'an address such as https://why.example',
  WHYBLOCKED_PUBLIC_URL: 'an address such as https://why.example',
  HEALTH_PORT: 'a number from 0 to 65535',
};

/** Values of these are told to nobody. */
const SECRET: Readonly<Record<string, string>> = {
  DISCORD_TOKEN: 'has to be the token of a bot, three parts with dots between; docs/bot.md tells where to find it',
  WHYBLOCKED_API_TOKEN: 'has to be a token of the API',
  WHYBLOCKED_API_MAINTAINER_TOKEN: 'has to be a token of the API',
  WHYBLOCKED_IDENTITY_KEY: 'has to be a secret of at least 32 characters',
};

/** The environment, or one sentence on what is wrong with it. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly value: Environment } | { readonly ok: false; readonly error: string } {
  const environment = Environment.safeParse(variables);
  if (environment.success) return { ok: true, value: environment.data };
  const name = String(environment.error.issues[0]?.path[0]);
  if (SECRET[name] !== undefined) return { ok: false, error: `${name} ${SECRET[name]}.` };
  return { ok: false, error: `${name} has to be ${EXPECTED[name]}, and it is ${JSON.stringify(variables[name])}.` };
}
