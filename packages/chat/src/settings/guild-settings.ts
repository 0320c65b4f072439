import { z } from 'zod';

const Snowflake = z.string().regex(/^\d{1,20}$/);

/** What the moderators of a server have decided. */
export const GuildSettings = z.object({
  /** False: the bot says nothing there but that it is switched off. */
  isOn: z.boolean(),
  /** Channels in whose messages logs are spotted. */
  spotIn: z.array(Snowflake).max(25),
  /** Who sees answers to commands where the person does not say. */
  answers: z.enum(['public', 'private']),
});
export type GuildSettings = z.infer<typeof GuildSettings>;

/** Of a server where nobody decided anything. */
export const DEFAULT_SETTINGS: GuildSettings = { isOn: true, spotIn: [], answers: 'public' };
