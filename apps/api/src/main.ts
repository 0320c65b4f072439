import { env, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { createEngine, findKnowledge } from '@whyblocked/core';
import { createServer, listen, listenSentence } from '@whyblocked/server';
import pino from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { readEnvironment } from './environment.ts';
import { serverLog } from './server-log.ts';

/** How long running requests may take to end when we are asked to. */
const GRACE_MS = 5_000;

// This file stands in `src/`, the bundle that it becomes in `dist/`: the folder above is the same.
const besideBundle = fileURLToPath(new URL('../dist/knowledge.db', import.meta.url));

const environment = readEnvironment(env);
if (!environment.ok) refuse(environment.error);
const { HOST: host, PORT: port, MAX_UPLOAD_BYTES: uploadBytes, WHYBLOCKED_KNOWLEDGE } = environment.value;

const knowledge = findKnowledge({ environment: WHYBLOCKED_KNOWLEDGE, besideBundle });
if (!knowledge.ok) {
  refuse(`There is no knowledge at ${knowledge.error.path}; build it, or name its file with WHYBLOCKED_KNOWLEDGE=….`);
}

const logger = pino();
const engine = await createEngine({ knowledgePath: knowledge.value }).catch((error: unknown) =>
  refuse(`The knowledge at ${knowledge.value} cannot be opened (${String(error)}); build it again.`),
);
const app = createServer({
  verbs: engine,
  version: packageJson.version,
  knowledge: engine.knowledge,
  log: serverLog(logger),
  ...(uploadBytes === undefined ? {} : { limits: { uploadBytes } }),
});
const listening = await listen(app, { host, port });
if (!listening.ok) {
  await engine.close();
  refuse(listenSentence(listening.error));
}
logger.info({ url: listening.value.url, version: packageJson.version, knowledge: engine.knowledge }, 'listening');

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(signal));

async function stop(signal: NodeJS.Signals): Promise<void> {
  logger.info({ signal }, 'stopping');
  if (listening.ok) await listening.value.close(GRACE_MS);
  await engine.close();
  logger.info('stopped');
}

/** What the person at the keyboard can mend is one sentence, and exit code 2. */
function refuse(sentence: string): never {
  stderr.write(`${sentence}\n`);
  exit(2);
}
