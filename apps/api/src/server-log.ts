import { errorFacts } from '@whyblocked/discord';
import type { ServerLog } from '@whyblocked/server';
import type { Logger } from 'pino';

/** Writes one wide event per request, and where each failure came from; its message stays out, since it may quote what was pasted. */
export function serverLog(logger: Logger): ServerLog {
  return {
    request: (event) => logger.info(event, 'request'),
    failure: (id, error) => logger.error({ id, error: errorFacts(error) }, 'failure'),
  };
}
