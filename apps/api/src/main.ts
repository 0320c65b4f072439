import { homedir } from 'node:os';
import { env, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { communityLimits, connectCommunity, createEngine, findCommunity, findKnowledge } from '@whyblocked/core';
import { bothLogs, createServer, type Listening, type ListenOptions, listen, listenSentence } from '@whyblocked/server';
import { createMetrics } from '@whyblocked/server/metrics';
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
const {
  HOST: host,
  PORT: port,
  MAX_UPLOAD_BYTES: uploadBytes,
  METRICS_PORT: metricsPort,
  PUBLIC_URL: publicUrl,
  TRUSTED_PROXIES: trustedProxies,
  WHYBLOCKED_KNOWLEDGE,
  WHYBLOCKED_STATE_DIR: stateDir,
  XDG_STATE_HOME: xdgStateHome,
  DATABASE_URL: databaseUrl,
  DISCORD_PUBLIC_KEY: discordKey,
} = environment.value;

// Nobody else need wait for it to be loaded, and hold it in memory.
const prepared = discordKey === undefined ? null : (await import('./discord/prepare-discord.ts')).prepareDiscord(env);
if (prepared && !prepared.ok) refuse(prepared.error);

const knowledge = findKnowledge({ environment: WHYBLOCKED_KNOWLEDGE, besideBundle });
if (!knowledge.ok) {
  refuse(`There is no knowledge at ${knowledge.error.path}; build it, or name its file with WHYBLOCKED_KNOWLEDGE=….`);
}

const logger = pino();
const { version } = packageJson;
const engine = await createEngine({ knowledgePath: knowledge.value }).catch((error: unknown) =>
  refuse(`The knowledge at ${knowledge.value} cannot be opened (${String(error)}); build it again.`),
);
const place = findCommunity({ databaseUrl, stateDir, xdgStateHome, home: homedir() });
const connected = await connectCommunity({ place, knowledge: engine.knowledge, diagnose: engine.diagnose });
// Diagnoses are answered all the same.
if (connected.failure) logger.warn({ failure: connected.failure, database: place.kind }, 'no community');

const { addons, community, countReports, identify } = connected;
const verbs = { ...engine, diagnose: connected.diagnose };
const metrics =
  metricsPort === undefined
    ? null
    : createMetrics({ version, knowledge: engine.knowledge, queued: engine.queued, countReports });
const discord = prepared?.value({
  verbs,
  addons,
  community,
  version,
  logger,
  ...(publicUrl ? { publicUrl } : {}),
});
const log = serverLog(logger);
const app = createServer({
  verbs,
  addons,
  community,
  identify,
  paces: communityLimits,
  knowledgeFile: knowledge.value,
  version,
  knowledge: engine.knowledge,
  log: metrics ? bothLogs(log, metrics.log) : log,
  ...(publicUrl ? { publicUrl } : {}),
  ...(trustedProxies ? { trustedProxies } : {}),
  ...(uploadBytes === undefined ? {} : { limits: { uploadBytes } }),
  mounts: discord ? [discord.mount] : [],
});

const open: Listening[] = [];
if (metrics && metricsPort !== undefined) {
  const { url } = await listenOrRefuse(metrics, { host: '127.0.0.1', port: metricsPort });
  logger.info({ url: `${url}/metrics` }, 'metrics');
}
const { url } = await listenOrRefuse(app, { host, port });
const { version: knowledgeVersion, snapd } = engine.knowledge;
logger.info({ url, version, knowledge: { version: knowledgeVersion, snapd } }, 'listening');

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(signal));

async function stop(signal: NodeJS.Signals): Promise<void> {
  logger.info({ signal }, 'stopping');
  await closeAll();
  logger.info('stopped');
  // A file that somebody attached may still be arriving; who asked was told that nobody waits for it.
  exit(0);
}

async function closeAll(): Promise<void> {
  await Promise.all([...open.map((one) => one.close(GRACE_MS)), discord?.stop()]);
  await Promise.all([connected.close(), engine.close()]);
}

async function listenOrRefuse(fetcher: Parameters<typeof listen>[0], options: ListenOptions): Promise<Listening> {
  const listening = await listen(fetcher, options);
  if (!listening.ok) {
    await closeAll();
    return refuse(listenSentence(listening.error));
  }
  open.push(listening.value);
  return listening.value;
}

/** What the person at the keyboard can mend is one sentence, and exit code 2. */
function refuse(sentence: string): never {
  stderr.write(`${sentence}\n`);
  exit(2);
}
