import type { EdgeLog } from '@whyblocked/discord';
import type { Logger } from 'pino';

/** One wide event per question. */
export function botLog(logger: Logger): EdgeLog {
  return {
    question: (event) => logger.info(event, 'question'),
    oddPayload: (kind, fields) => logger.warn({ kind, fields }, 'odd payload'),
  };
}
