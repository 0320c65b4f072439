import { type ChatDeps, createChat, noticeCard } from '@whyblocked/chat';
import {
  createEdge,
  createFileSource,
  createMaintainersPost,
  createPlaces,
  createRequests,
  registerCommands,
} from '@whyblocked/discord';
import type { Logger } from 'pino';
import { untilDone } from './back-off.ts';
import { botLog } from './bot-log.ts';
import type { Environment } from './environment.ts';
import { errorFacts } from './error-facts.ts';
import { connectGateway, type Gateway } from './gateway/connect-gateway.ts';
import type { GatewayHealth } from './gateway/gateway-state.ts';
import { GatewayWatch } from './gateway/gateway-watch.ts';
import { createIdentify } from './identify.ts';
import { fileSettings } from './settings/file-settings.ts';
import { settingsFolder } from './settings/settings-folder.ts';
import { whoAmI } from './who-am-i.ts';

/** How long running questions may take to be answered when the bot is to end; then they are told that it ends. */
const GRACE_MS = 8_000;
const APOLOGY_MS = 1_500;
const WATCH_MS = 10_000;

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
export function startBot({ environment, logger, onFatal, onLost, verbs, addons, community, version }: BotDeps): Bot {
  const stopping = new AbortController();
  const requests = createRequests({
    apiUrl: environment.DISCORD_API_URL,
    token: environment.DISCORD_TOKEN,
    onUnauthorized: () =>
      onFatal('Discord does not know this DISCORD_TOKEN; reset it in the developer portal and set the new one.'),
  });
  const maintainersChannel = environment.DISCORD_MAINTAINERS_CHANNEL_ID;
  const settings = fileSettings(settingsFolder(environment));
  const chat = createChat({
    verbs,
    addons,
    ...(community ? { community } : {}),
    ...(maintainersChannel
      ? {
          maintainers: {
            channelId: maintainersChannel,
            userIds: new Set(environment.DISCORD_MAINTAINER_IDS),
            post: createMaintainersPost(requests, maintainersChannel),
          },
        }
      : {}),
    settings,
    identify: createIdentify(environment.WHYBLOCKED_IDENTITY_KEY),
    ...(environment.WHYBLOCKED_PUBLIC_URL ? { publicUrl: environment.WHYBLOCKED_PUBLIC_URL } : {}),
    readsMessages: environment.DISCORD_MESSAGE_CONTENT,
    version,
    onFailure: (id, error) => logger.error({ id, error: errorFacts(error) }, 'failure'),
  });
  let gateway: Gateway | undefined;
  let edge: ReturnType<typeof createEdge> | undefined;

  async function connect(): Promise<void> {
    const me = await untilDone(async () => {
      const known = await whoAmI(requests);
      if (!known) logger.warn('Discord cannot be asked; trying again');
      return known;
    }, stopping.signal);
    if (!me) return;
    await register(me.applicationId);
    const ready = createEdge({
      chat,
      requests,
      files: createFileSource({ origins: environment.DISCORD_CDN_ORIGINS }),
      places: createPlaces(requests),
      botId: me.botId,
      readsMessages: environment.DISCORD_MESSAGE_CONTENT,
      spotsSomewhere: async (guildId) => {
        const decided = await settings.get(guildId);
        return decided.ok && decided.value.spotIn.length > 0;
      },
      log: botLog(logger),
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

  /** Commands belong to the application: of many processes the one with the first shard registers them. */
  async function register(applicationId: string): Promise<void> {
    if (environment.DISCORD_SHARDS && !environment.DISCORD_SHARDS.ids.includes(0)) return;
    const place = { applicationId, guildId: environment.DISCORD_GUILD_ID };
    const registered = await registerCommands(requests, chat.commands, place);
    if (registered.ok) logger.info(registered.value, 'commands registered');
    else logger.error({ error: registered.error }, 'commands could not be registered');
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
      await within(GRACE_MS, chat.drain());
      if (edge) await within(APOLOGY_MS, edge.endWith(noticeCard([{ code: 'stopping' }])));
      await gateway?.close();
    },
  };
}

/** Waits for something, and no longer than so long. */
async function within(ms: number, done: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([done, promise]);
  clearTimeout(timer);
}
