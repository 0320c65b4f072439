import type { AttachedFile, AttachmentHost, StoredAttachment } from '../attachments/attachment-host.ts';
import type { Interaction } from '../interactions/interaction.ts';
import type { Wire } from '../limits/wire.ts';
import { LoopbackClock } from './loopback-clock.ts';
import { Snowflakes } from './snowflakes.ts';
import type { StoredMessage } from './stored-message.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly guildId?: string;
  /** Of a thread. */
  readonly parentId?: string;
  /** What the bot may not do there. */
  denies?: 'view' | 'send';
  isDeleted?: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
}

/** A bot's account, and what its owner switched on. */
export interface BotAccount {
  readonly id: string;
  readonly name: string;
  token: string;
  hasMessageContent: boolean;
}

export type WorldEvent = { readonly type: string; readonly data: Wire; readonly guildId?: string | undefined };

/** All that Discord knows; changes are told to whoever waits for them. */
export class World {
  readonly clock: LoopbackClock;
  readonly ids = new Snowflakes();
  readonly bot: BotAccount;
  readonly host: AttachmentHost;
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, StoredMessage>();
  /** By token. */
  readonly interactions = new Map<string, Interaction>();
  /** Registered commands, by the id of the server; "" for those of everywhere. */
  readonly commands = new Map<string, Wire[]>();
  /** What the bot did that Discord would refuse, or that would notify somebody. */
  readonly violations: string[] = [];
  /** Carries events to the gateway. */
  send: (event: WorldEvent) => void = () => undefined;
  /** Carries an interaction to the bot, whichever way it gets them. */
  deliver: (interaction: Wire, guildId: string | undefined) => void = (data, guildId) =>
    this.send({ type: 'INTERACTION_CREATE', data, guildId });
  readonly #waiting = new Set<() => void>();

  constructor({
    host,
    token,
    runs,
  }: { readonly host: AttachmentHost; readonly token: string; readonly runs: boolean }) {
    this.host = host;
    this.clock = new LoopbackClock({ runs });
    this.bot = { id: this.ids.next(), name: 'whyblocked', token, hasMessageContent: false };
    this.users.set(this.bot.id, { id: this.bot.id, name: this.bot.name, isBot: true });
  }

  attach(channelId: string, files: readonly AttachedFile[]): readonly StoredAttachment[] {
    return files.map((file) => this.host.add(this.ids.next(), channelId, file));
  }

  addMessage(message: Omit<StoredMessage, 'id' | 'isDeleted' | 'edits'>): StoredMessage {
    const stored = { ...message, id: this.ids.next(), isDeleted: false, edits: 0 };
    this.messages.set(stored.id, stored);
    this.changed();
    return stored;
  }

  removeMessage(message: StoredMessage): void {
    message.isDeleted = true;
    for (const attachment of message.attachments) this.host.remove(attachment);
    const guildId = this.channels.get(message.channelId)?.guildId;
    const data = { id: message.id, channel_id: message.channelId, ...(guildId ? { guild_id: guildId } : {}) };
    this.send({ type: 'MESSAGE_DELETE', data, guildId });
    this.changed();
  }

  message(id: string): StoredMessage | undefined {
    const message = this.messages.get(id);
    return message?.isDeleted ? undefined : message;
  }

  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves to what `find` gives as soon as it gives something; looked at again after each change. */
  until<T>(find: () => T | undefined, what: string, limitMs = 30_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(limit);
        this.#waiting.delete(look);
      };
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        end();
        resolve(found);
      };
      const limit = setTimeout(() => {
        end();
        reject(new Error(`waited in vain for ${what}`));
      }, limitMs);
      this.#waiting.add(look);
      look();
    });
  }
}
