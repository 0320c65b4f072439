import { ChannelType, MessageFlags } from 'discord-api-types/v10';
import { AttachmentHost } from './attachments/attachment-host.ts';
import { HttpDelivery } from './delivery/http-delivery.ts';
import { Faults } from './faults/fault.ts';
import { Gateway } from './gateway/gateway.ts';
import { applicationRoutes } from './http/application-routes.ts';
import { channelRoutes } from './http/channel-routes.ts';
import { interactionRoutes } from './http/interaction-routes.ts';
import { RestHost } from './http/rest-host.ts';
import { type RecordedRequest, route } from './http/route.ts';
import { Person } from './people/person.ts';
import { Server } from './people/server.ts';
import { World } from './world/world.ts';

export interface DiscordOptions {
  readonly token?: string;
  /** Whether the bot's owner granted the Message Content intent. */
  readonly hasMessageContent?: boolean;
  /** Time as the machine has it; else it stands still until a test moves it. */
  readonly runs?: boolean;
  /** How many shards are recommended. */
  readonly shards?: number;
}

/** A Discord on this machine. */
export class Discord {
  readonly world: World;
  readonly faults = new Faults();
  readonly gateway: Gateway;
  readonly http: HttpDelivery;
  readonly #host: AttachmentHost;
  readonly #rest: RestHost;

  constructor({ token = 'MADE.UP.TOKEN', hasMessageContent = false, runs = false, shards = 1 }: DiscordOptions = {}) {
    this.#host = new AttachmentHost();
    this.world = new World({ host: this.#host, token, runs });
    this.world.bot.hasMessageContent = hasMessageContent;
    this.http = new HttpDelivery(this.world);
    const toGateway = this.world.deliver;
    this.world.deliver = (interaction, guildId) =>
      this.http.isOn ? this.http.deliver(interaction) : toGateway(interaction, guildId);
    const gatewayRoute = route('GET /gateway/bot', () => ({
      ok: true,
      value: {
        url: this.gateway.url,
        shards,
        session_start_limit: { total: 1_000, remaining: 1_000, reset_after: 14_400_000, max_concurrency: shards },
      },
    }));
    const routes = [gatewayRoute, ...applicationRoutes(this.http.publicKey), ...interactionRoutes, ...channelRoutes];
    this.#rest = new RestHost(this.world, routes, this.faults);
    this.gateway = new Gateway(this.world, this.#rest.server);
  }

  async start(): Promise<void> {
    await this.#host.start();
    await this.#rest.start();
  }

  async close(): Promise<void> {
    this.gateway.close();
    await Promise.all([this.#rest.close(), this.#host.close()]);
  }

  /** What a bot is started with that has a connection. */
  get environment(): Readonly<Record<string, string>> {
    return {
      DISCORD_TOKEN: this.world.bot.token,
      DISCORD_API_URL: `${this.#rest.origin}/api`,
      DISCORD_CDN_ORIGINS: this.#host.origin,
    };
  }

  /** What is started with that answers interactions over HTTP. */
  get httpEnvironment(): Readonly<Record<string, string>> {
    return { ...this.environment, DISCORD_PUBLIC_KEY: this.http.publicKey };
  }

  get requests(): readonly RecordedRequest[] {
    return this.#rest.requests;
  }

  /** Requests to one route, oldest first. */
  requestsTo(name: string): readonly RecordedRequest[] {
    return this.requests.filter(({ route: one }) => one === name);
  }

  /** Paths of attachments that were fetched. */
  get fetched(): readonly string[] {
    return this.#host.requests;
  }

  server(name = 'snap users'): Server {
    return new Server(this.world, name);
  }

  /** Moves Discord's clock, by which its deadlines are judged. */
  advance(ms: number): void {
    this.world.clock.advance(ms);
  }

  /** Files that answers carry are gone, as when their host lost them. */
  loseFiles({ id }: { readonly id: string }): void {
    for (const attachment of this.world.message(id)?.attachments ?? []) this.#host.remove(attachment);
  }

  /** Somebody who writes to the bot directly. */
  directly(name: string): Person {
    const user = { id: this.world.ids.next(), name, isBot: false };
    this.world.users.set(user.id, user);
    const channel = { id: this.world.ids.next(), name, type: ChannelType.DM };
    this.world.channels.set(channel.id, channel);
    return new Person(this.world, user, channel);
  }

  /** Throws where the bot did what Discord would not take, or left somebody waiting; forgets it then. */
  verify(): void {
    const thinking = [...this.world.messages.values()].filter(
      ({ flags, isDeleted }) => !isDeleted && (flags & MessageFlags.Loading) !== 0,
    );
    const found = [
      ...this.world.violations.splice(0),
      ...thinking.map(({ id }) => `the message ${id} was left thinking`),
    ];
    for (const message of thinking) message.flags &= ~MessageFlags.Loading;
    if (found.length > 0) throw new Error(`Discord would not take this:\n${found.join('\n')}`);
  }
}

/** Starts a Discord on this machine. */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const discord = new Discord(options);
  await discord.start();
  return discord;
}
