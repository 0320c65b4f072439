import type { Edge } from '@whyblocked/discord';
import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options } from 'discord.js';
import type { Environment } from '../environment.ts';
import { fatalClose } from './fatal-close.ts';
import { type GatewayHealth, GatewayState } from './gateway-state.ts';

export interface GatewayDeps {
  readonly environment: Environment;
  readonly edge: Edge;
  readonly onTrouble: (event: string, facts: object) => void;
  /** The bot cannot go on; one sentence why. */
  readonly onFatal: (sentence: string) => void;
}

export interface Gateway {
  /** Resolves when all shards were told to connect; rejects when Discord cannot be reached. */
  login(): Promise<void>;
  readonly health: GatewayHealth;
  close(): Promise<void>;
}

/**
 * Receives events over discord.js, which connects, identifies, beats and resumes. Nothing is kept of servers, people or messages:
 * payloads go to the edge as they come.
 */
export function connectGateway({ environment, edge, onTrouble, onFatal }: GatewayDeps): Gateway {
  const state = new GatewayState();
  const { DISCORD_TOKEN, DISCORD_API_URL, DISCORD_SHARDS, DISCORD_MESSAGE_CONTENT } = environment;
  const client: Client = new Client({
    intents: [
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(DISCORD_MESSAGE_CONTENT ? [GatewayIntentBits.MessageContent] : []),
    ],
    ...(DISCORD_SHARDS ? { shards: DISCORD_SHARDS.ids, shardCount: DISCORD_SHARDS.count } : { shards: 'auto' }),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: 1, keepOverLimit: ({ id }) => id === client.user?.id },
    }),
    rest: { api: DISCORD_API_URL, retries: 0, timeout: 10_000, rejectOnRateLimit: () => true },
  });
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload) => void edge.interaction(payload));
  client.ws.on(GatewayDispatchEvents.MessageCreate, (payload) => void edge.message(payload));
  client.ws.on(GatewayDispatchEvents.MessageDelete, (payload) => edge.deleted(payload));
  client.ws.on(GatewayDispatchEvents.MessageDeleteBulk, (payload) => edge.deleted(payload));
  client.on(Events.ShardReady, (shardId) => state.up(shardId));
  client.on(Events.ShardResume, (shardId) => state.up(shardId));
  client.on(Events.ShardReconnecting, (shardId) => {
    state.down(shardId);
    onTrouble('reconnecting', { shardId });
  });
  client.on(Events.ShardDisconnect, ({ code }, shardId) => {
    state.down(shardId);
    const sentence = fatalClose(code);
    onTrouble('disconnected', { shardId, code });
    if (sentence !== undefined) onFatal(sentence);
  });
  client.on(Events.ShardError, (error, shardId) => onTrouble('shard error', { shardId, err: error }));
  client.on(Events.Error, (error) => onTrouble('client error', { err: error }));
  return {
    async login() {
      await client.login(DISCORD_TOKEN);
      state.expect(client.ws.shards.size);
    },
    get health() {
      return state.health((shardId) => client.ws.shards.get(shardId)?.lastPingTimestamp ?? -1);
    },
    close: () => client.destroy(),
  };
}
