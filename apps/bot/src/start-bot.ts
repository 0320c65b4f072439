import type { ChatDeps } from '@whyblocked/chat';
import {
  applicationLog,
  createApplication,
  createEdge,
  createPlaces,
  type Edge,
  errorFacts,
  fileSettings,
  settingsFolder,
  untilDone,
} from '@whyblocked/discord';
import type { Logger } from 'pino';
import type { Environment } from './environment.ts';
import { connectGateway, type Gateway } from './gateway/connect-gateway.ts';
import type { GatewayHealth } from './gateway/gateway-state.ts';
import { GatewayWatch } from './gateway/gateway-watch.ts';

const WATCH_MS = 10_000;
/** Each message asks for the settings of its server. */
const SETTINGS_MS = 5_000;

export interface BotDeps extends Pick<ChatDeps, 'verbs' | 'addons' | 'community' | 'version'> {
  readonly environment: Environment;
  readonly logger: Logger;
  /** The bot cannot go on; one sentence why, for who runs it. */
  readonly onFatal: (sentence: string) => void;
  /** The connection was lost and does not come back; a new process may get one. */
  readonly onLost: () => void;
}

export interface Bot {
  readonly health: GatewayHealth;
  /** Takes no more questions, answers those that it has or apologises, closes the connection. */
  stop(): Promise<void>;
}

const NOT_CONNECTED: GatewayHealth = { isWell: false, shardsUp: 0, shards: 0, heartbeatAgeMs: null };

/** Starts the bot, which goes on connecting until it is connected. */
export function startBot({ environment, logger, onFatal, onLost, ...answers }: BotDeps): Bot {
  const { DISCORD_SHARDS: shards, DISCORD_MESSAGE_CONTENT: readsMessages } = environment;
  const stopping = new AbortController();
  const settings = fileSettings(settingsFolder(environment), { keptMs: SETTINGS_MS });
  const log = applicationLog(logger);
  const application = createApplication({
    ...answers,
    environment,
    settings,
    ...(environment.WHYBLOCKED_PUBLIC_URL ? { publicUrl: environment.WHYBLOCKED_PUBLIC_URL } : {}),
    hears: readsMessages ? 'messages' : 'mentions',
    log,
    onUnauthorized: () =>
      onFatal('Discord does not know this DISCORD_TOKEN; reset it in the developer portal and set the new one.'),
  });
  let gateway: Gateway | undefined;
  let edge: Edge | undefined;

  async function connect(): Promise<void> {
    // Commands belong to the application: of many processes the one with the first shard registers them.
    const registers = shards?.ids.includes(0) ?? true;
    const me = await application.introduce({ registers, stop: stopping.signal });
    if (!me) return;
    const ready = createEdge({
      ...application,
      places: createPlaces(application.requests),
      botId: me.botId,
      readsMessages,
      spotsSomewhere: async (guildId) => {
        const decided = await settings.get(guildId);
        return decided.ok && decided.value.spotIn.length > 0;
      },
      log,
    });
    edge = ready;
    await untilDone(async () => {
      const attempt = connectGateway({
        environment,
        edge: ready,
        onTrouble: (event, facts) => logger.warn(facts, event),
        onFatal,
      });
      gateway = attempt;
      const failure = await attempt.login().then(
        () => undefined,
        (error: unknown) => errorFacts(error),
      );
      if (failure) logger.warn({ error: failure }, 'cannot connect; trying again');
      return failure ? undefined : true;
    }, stopping.signal);
    if (!stopping.signal.aborted) logger.info({ shards: gateway?.health.shards }, 'connected');
  }

  const watch = new GatewayWatch();
  const watching = setInterval(() => {
    if (gateway && watch.isLost(gateway.health)) onLost();
  }, WATCH_MS);

  connect().catch((error: unknown) => {
    logger.fatal({ error: errorFacts(error) }, 'the bot broke while it connected');
    onFatal('The bot broke while it connected; the line before this one tells where.');
  });

  return {
    get health() {
      return gateway?.health ?? NOT_CONNECTED;
    },
    async stop() {
      clearInterval(watching);
      stopping.abort();
      await application.end(edge);
      await gateway?.close();
    },
  };
}
