import { env, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { findKnowledge } from '@whyblocked/core';
import { errorFacts } from '@whyblocked/discord';
import pino from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { readEnvironment } from './environment.ts';
import { startHealthServer } from './health-server.ts';
import { startBot } from './start-bot.ts';
import { chooseAnswers } from './verbs/choose-answers.ts';
import { openEmbeddedAnswers } from './verbs/embedded-answers.ts';

// This file stands in `src/`, the bundle that it becomes in `dist/`: the folder above is the same.
const besideBundle = fileURLToPath(new URL('../dist/knowledge.db', import.meta.url));

const environment = readEnvironment(env);
if (!environment.ok) refuse(environment.error);
const { HEALTH_PORT, WHYBLOCKED_KNOWLEDGE } = environment.value;

const knowledge = findKnowledge({ environment: WHYBLOCKED_KNOWLEDGE, besideBundle });
if (!knowledge.ok) {
  refuse(`There is no knowledge at ${knowledge.error.path}; build it, or name its file with WHYBLOCKED_KNOWLEDGE=….`);
}

const logger = pino();
let isEnding = false;
const answers = await openEmbeddedAnswers(knowledge.value, environment.value).catch((error: unknown) =>
  refuse(`The knowledge at ${knowledge.value} cannot be opened (${String(error)}); build it again.`),
);
if (answers.communityFailure) logger.warn({ failure: answers.communityFailure }, 'no reports');
const bot = startBot({
  environment: environment.value,
  logger,
  ...chooseAnswers(environment.value, answers, logger),
  version: packageJson.version,
  onFatal: (sentence) => void end(2, sentence),
  onLost: () => void end(1, 'The connection to Discord is lost for minutes; the bot ends, to be started anew.'),
});
const healthServer = await startHealthServer(HEALTH_PORT, () => bot.health);
if (typeof healthServer === 'string') {
  refuse(`The health of the bot cannot be told on port ${HEALTH_PORT} (${healthServer}); choose another HEALTH_PORT.`);
}
logger.info(
  { health: `${healthServer.url}/healthz`, version: packageJson.version, knowledge: answers.knowledge },
  'started',
);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(0, signal));
// The library chokes on payloads that it does not know; what we make of them went its own way before.
process.on('unhandledRejection', (error) => logger.error({ error: errorFacts(error) }, 'unhandled'));
process.on('uncaughtException', (error) => {
  logger.fatal({ error: errorFacts(error) }, 'uncaught');
  exit(1);
});

/** Ends once, with what was begun told or finished. */
async function end(code: number, why: string): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  if (code === 0) logger.info({ signal: why }, 'stopping');
  else {
    logger.fatal(why);
    stderr.write(`${why}\n`);
  }
  await bot.stop();
  await answers.close();
  logger.info('stopped');
  exit(code);
}

/** What the person at the keyboard can mend is one sentence, and exit code 2. */
function refuse(sentence: string): never {
  stderr.write(`${sentence}\n`);
  exit(2);
}
