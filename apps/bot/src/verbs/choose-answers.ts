import { createClient } from '@whyblocked/client';
import type { Logger } from 'pino';
import type { Environment } from '../environment.ts';
import type { Answers } from './answers.ts';
import { withFallback } from './with-fallback.ts';

/** Answers of the API where one is named, else of this process. */
export function chooseAnswers(
  environment: Environment,
  embedded: Omit<Answers, 'close'>,
  logger: Logger,
): Omit<Answers, 'close'> {
  const { WHYBLOCKED_API_URL, WHYBLOCKED_API_TOKEN, WHYBLOCKED_API_MAINTAINER_TOKEN } = environment;
  if (WHYBLOCKED_API_URL === undefined) return embedded;
  const tokens = { onBehalf: WHYBLOCKED_API_TOKEN, maintainer: WHYBLOCKED_API_MAINTAINER_TOKEN };
  return withFallback({
    client: createClient({ baseUrl: WHYBLOCKED_API_URL, tokens }),
    embedded,
    onChange: (isUp) => logger.warn(isUp ? 'the API answers again' : 'the API does not answer; answering here'),
  });
}
