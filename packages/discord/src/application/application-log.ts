import type { EdgeLog } from '../answering/question-event.ts';
import type { Registration } from '../registration/register-commands.ts';
import type { RequestFailure } from '../requests/discord-requests.ts';
import { errorFacts } from './error-facts.ts';

/** Where an application tells what happens; never contents, tokens or ids of people. */
export interface ApplicationLog extends EdgeLog {
  /** A bug: the person was only told the id of the question. */
  failure(id: string, error: unknown): void;
  registered(registration: Registration): void;
  notRegistered(error: RequestFailure): void;
  /** Discord cannot be asked who the bot is; it is tried again. */
  unknown(): void;
}

type Write = (facts: object, message: string) => void;

/** Writes lines of facts, one a question. */
export function applicationLog(logger: Readonly<Record<'info' | 'warn' | 'error', Write>>): ApplicationLog {
  return {
    question: (event) => logger.info(event, 'question'),
    oddPayload: (kind, fields) => logger.warn({ kind, fields }, 'odd payload'),
    failure: (id, error) => logger.error({ id, error: errorFacts(error) }, 'failure'),
    registered: (registration) => logger.info(registration, 'commands registered'),
    notRegistered: (error) => logger.error({ error }, 'commands could not be registered'),
    unknown: () => logger.warn({}, 'Discord cannot be asked; trying again'),
  };
}
