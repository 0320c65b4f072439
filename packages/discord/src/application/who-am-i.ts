import { z } from 'zod';
import type { DiscordRequests } from '../requests/discord-requests.ts';

const Account = z.object({ id: z.string().regex(/^\d{1,20}$/), verify_key: z.string().optional() });
const PLAN = { attemptMs: 8_000, totalMs: 8_000, pauseMs: 8_000, isRepeatable: true } as const;

export interface ApplicationIdentity {
  readonly botId: string;
  readonly applicationId: string;
  /** With which Discord's deliveries to it are checked. */
  readonly publicKey?: string | undefined;
}

/** The bot's account and application; undefined where Discord cannot be asked now. */
export async function whoAmI(requests: DiscordRequests): Promise<ApplicationIdentity | undefined> {
  const [user, application] = await Promise.all(
    (['/users/@me', '/applications/@me'] as const).map(async (path) => {
      const result = await requests.send({ method: 'GET', path, isBots: true }, PLAN);
      return Account.safeParse(result.ok ? result.value : undefined).data;
    }),
  );
  return user && application && { botId: user.id, applicationId: application.id, publicKey: application.verify_key };
}
