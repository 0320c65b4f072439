import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { numberOf, textOf, type Wire, wireOf } from '../limits/wire.ts';
import { channelPayload, userPayload, withoutContent } from '../world/payloads.ts';
import { shardOf } from '../world/snowflakes.ts';
import type { World, WorldEvent } from '../world/world.ts';
import { GatewaySession } from './gateway-session.ts';

const HEARTBEAT_MS = 41_250;

/** Intents that events of these types need. */
const NEEDED: Readonly<Record<string, { readonly guild: number; readonly direct: number }>> = {
  MESSAGE_CREATE: { guild: GatewayIntentBits.GuildMessages, direct: GatewayIntentBits.DirectMessages },
  MESSAGE_DELETE: { guild: GatewayIntentBits.GuildMessages, direct: GatewayIntentBits.DirectMessages },
  CHANNEL_CREATE: { guild: GatewayIntentBits.Guilds, direct: 0 },
  THREAD_CREATE: { guild: GatewayIntentBits.Guilds, direct: 0 },
  GUILD_CREATE: { guild: GatewayIntentBits.Guilds, direct: 0 },
};

/** Discord's WebSocket: greets, identifies, beats, resumes, and carries events to each bot that is connected. */
export class Gateway {
  readonly #world: World;
  readonly #sessions = new Map<string, GatewaySession>();
  readonly #sockets: WebSocketServer;
  heartbeatMs = HEARTBEAT_MS;
  /** False: beats are not answered, as by a connection that is dead and does not know. */
  answersHeartbeats = true;
  /** False: sessions cannot be resumed. */
  resumes = true;
  /** Closes whoever identifies with this code. */
  refusesWith: number | undefined;
  identifies = 0;
  resumed = 0;

  constructor(world: World, server: Server) {
    this.#world = world;
    this.#sockets = new WebSocketServer({ server });
    this.#sockets.on('connection', (socket) => this.#greet(socket));
    world.send = (event) => this.#carry(event);
  }

  /** Sessions with a connection. */
  get connected(): number {
    return this.#live().length;
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  /** Ends all connections: with a code, or by cutting them. */
  drop(code?: number): void {
    for (const session of this.#live()) {
      const { socket } = session;
      session.socket = undefined;
      if (code === undefined) socket?.terminate();
      else socket?.close(code);
    }
    this.#world.changed();
  }

  /** Asks all to come again, as Discord does before it restarts. */
  askToReconnect(): void {
    this.#say({ op: GatewayOpcodes.Reconnect, d: null });
  }

  invalidate({ canResume }: { readonly canResume: boolean }): void {
    if (!canResume) this.resumes = false;
    this.#say({ op: GatewayOpcodes.InvalidSession, d: canResume });
  }

  /** Delivers the last event of this type once more. */
  repeat(type: string): void {
    for (const session of this.#live()) session.repeat(type);
  }

  #say(frame: Wire): void {
    for (const { socket } of this.#live()) socket?.send(JSON.stringify(frame));
  }

  #live(): readonly GatewaySession[] {
    return [...this.#sessions.values()].filter(({ socket }) => socket !== undefined);
  }

  #greet(socket: WebSocket): void {
    socket.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: this.heartbeatMs } }));
    socket.on('message', (data) => {
      const { op, d } = wireOf(JSON.parse(String(data)));
      if (op === GatewayOpcodes.Heartbeat && this.answersHeartbeats) {
        socket.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck }));
      }
      if (op === GatewayOpcodes.Identify) this.#identify(socket, wireOf(d));
      if (op === GatewayOpcodes.Resume) this.#resume(socket, wireOf(d));
      this.#world.changed();
    });
    socket.on('close', () => {
      for (const session of this.#sessions.values()) if (session.socket === socket) session.socket = undefined;
      this.#world.changed();
    });
  }

  #identify(socket: WebSocket, { token, intents, shard }: Wire): void {
    this.identifies += 1;
    const wanted = numberOf(intents);
    const refusal = this.#refusal(token, wanted);
    if (refusal !== undefined) {
      socket.close(refusal);
      return;
    }
    const [shardId = 0, shardCount = 1] = Array.isArray(shard) ? shard.map(Number) : [];
    const session = new GatewaySession(randomBytes(8).toString('hex'), { shardId, shardCount, intents: wanted });
    session.socket = socket;
    this.#sessions.set(session.id, session);
    this.resumes = true;
    const guilds = [...this.#world.guilds.values()].filter(({ id }) => shardOf(id, shardCount) === shardId);
    const { bot } = this.#world;
    session.dispatch('READY', {
      v: 10,
      user: userPayload({ ...bot, isBot: true }),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      shard: [shardId, shardCount],
      application: { id: bot.id, flags: 0 },
    });
    for (const { id } of guilds) session.dispatch('GUILD_CREATE', this.#guildPayload(id));
  }

  #refusal(token: unknown, intents: number): number | undefined {
    if (this.refusesWith !== undefined) return this.refusesWith;
    if (token !== this.#world.bot.token) return GatewayCloseCodes.AuthenticationFailed;
    const isTooMuch = (intents & GatewayIntentBits.MessageContent) !== 0 && !this.#world.bot.hasMessageContent;
    return isTooMuch ? GatewayCloseCodes.DisallowedIntents : undefined;
  }

  get url(): string {
    const address = this.#sockets.address();
    return typeof address === 'object' && address !== null ? `ws://127.0.0.1:${address.port}` : '';
  }

  #resume(socket: WebSocket, { token, session_id: id, seq }: Wire): void {
    const session = this.#sessions.get(textOf(id));
    if (!session || !this.resumes || token !== this.#world.bot.token) {
      socket.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false }));
      return;
    }
    this.resumed += 1;
    session.resume(socket, numberOf(seq));
  }

  #carry({ type, data, guildId }: WorldEvent): void {
    for (const session of this.#sessions.values()) {
      const shardId = guildId === undefined ? 0 : shardOf(guildId, session.shardCount);
      const needed = NEEDED[type]?.[guildId === undefined ? 'direct' : 'guild'] ?? 0;
      if (session.shardId !== shardId || (session.intents & needed) !== needed) continue;
      session.dispatch(type, type === 'MESSAGE_CREATE' ? this.#readable(session, data, guildId) : data);
    }
  }

  #readable({ intents }: GatewaySession, message: Wire, guildId: string | undefined): Wire {
    const { bot } = this.#world;
    const isMeant = textOf(message.content).includes(`<@${bot.id}>`);
    const mayRead = (intents & GatewayIntentBits.MessageContent) !== 0 || guildId === undefined || isMeant;
    return mayRead || wireOf(message.author).id === bot.id ? message : withoutContent(message);
  }

  #guildPayload(id: string): Wire {
    const guild = this.#world.guilds.get(id);
    const channels = [...this.#world.channels.values()].filter(({ guildId }) => guildId === id);
    const owner = [...this.#world.users.keys()][0];
    return {
      id,
      name: guild?.name,
      owner_id: owner,
      unavailable: false,
      member_count: 2,
      roles: [
        {
          id,
          name: '@everyone',
          permissions: '0',
          position: 0,
          color: 0,
          hoist: false,
          managed: false,
          mentionable: false,
        },
      ],
      emojis: [],
      features: [],
      channels: channels.filter(({ parentId }) => !parentId).map(channelPayload),
      threads: channels.filter(({ parentId }) => parentId).map(channelPayload),
      members: [],
      presences: [],
      voice_states: [],
      stage_instances: [],
      guild_scheduled_events: [],
      stickers: [],
    };
  }
}
