import type { ServerLog } from '@whyblocked/server';
import type { Logger } from 'pino';

/** Writes one wide event per request, and each failure with its stack. */
export function serverLog(logger: Logger): ServerLog {
  return {
    request: (event) => logger.info(event, 'request'),
    failure: (id, error) => logger.error({ id, err: error }, 'failure'),
  };
}
