import type { Discord } from '@whyblocked/discord-loopback';
import { vi } from 'vitest';
import { type LogLine, type StartedApi, startApi } from '../started-api.fixture.ts';

export interface AnsweringApi extends StartedApi {
  /** Where Discord delivers. */
  readonly endpoint: string;
  /** What it logged of a question, as soon as it is answered or given up. */
  told(id: string): Promise<LogLine>;
}

/** Starts the API with the endpoint of Discord; resolves when it has logged `until`, which is null where it only has to listen. */
export async function startAnswering(
  discord: Discord,
  environment: Readonly<Record<string, string>> = {},
  until: string | null = 'commands registered',
): Promise<AnsweringApi> {
  const api = await startApi({ ...discord.httpEnvironment, ...environment });
  const logged = (isIt: (line: LogLine) => boolean): Promise<LogLine> =>
    vi.waitUntil(() => api.log.find(isIt), { timeout: 30_000, interval: 10 });
  if (until !== null) await logged(({ msg }) => msg === until);
  return {
    ...api,
    endpoint: `${api.url}/discord/interactions`,
    told: (asked) => logged(({ msg, id }) => msg === 'question' && id === asked),
  };
}
