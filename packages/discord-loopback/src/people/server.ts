import { ChannelType } from 'discord-api-types/v10';
import type { Channel, Guild, World } from '../world/world.ts';
import { Person } from './person.ts';

/** A server with its channels and members. */
export class Server {
  readonly guild: Guild;
  readonly #world: World;
  readonly help: Channel;

  constructor(world: World, name: string) {
    this.#world = world;
    this.guild = { id: world.ids.next(), name };
    world.guilds.set(this.guild.id, this.guild);
    this.help = this.channel('help');
  }

  channel(name: string): Channel {
    return this.#add({ name, type: ChannelType.GuildText });
  }

  thread(name: string, parent: Channel = this.help): Channel {
    return this.#add({ name, type: ChannelType.PublicThread, parentId: parent.id });
  }

  /** Somebody, in the channel "help". */
  member(name: string, options: { readonly isModerator?: boolean } = {}): Person {
    const user = { id: this.#world.ids.next(), name, isBot: false };
    this.#world.users.set(user.id, user);
    return new Person(this.#world, user, this.help, options);
  }

  #add(channel: Omit<Channel, 'id' | 'guildId'>): Channel {
    const made = { ...channel, id: this.#world.ids.next(), guildId: this.guild.id };
    this.#world.channels.set(made.id, made);
    return made;
  }
}
