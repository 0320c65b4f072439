import type { DiscordRequests } from '@whyblocked/discord';
import { z } from 'zod';

const Account = z.object({ id: z.string().regex(/^\d{1,20}$/) });
const PLAN = { attemptMs: 8_000, totalMs: 8_000, pauseMs: 8_000, isRepeatable: true } as const;

export interface BotIdentity {
  readonly botId: string;
  readonly applicationId: string;
}

/** The bot's account and application; undefined where Discord cannot be asked now. */
export async function whoAmI(requests: DiscordRequests): Promise<BotIdentity | undefined> {
  const [user, application] = await Promise.all(
    (['/users/@me', '/applications/@me'] as const).map(async (path) => {
      const result = await requests.send({ method: 'GET', path, isBots: true }, PLAN);
      return Account.safeParse(result.ok ? result.value : undefined).data;
    }),
  );
  return user && application && { botId: user.id, applicationId: application.id };
}
