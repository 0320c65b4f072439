import { ComponentType } from 'discord-api-types/v10';
import type { StoredAttachment } from '../attachments/attachment-host.ts';
import { listOf, textOf, type Wire, wireOf } from '../limits/wire.ts';
import type { StoredMessage } from './stored-message.ts';
import type { Channel, User, World } from './world.ts';

/** Things as Discord writes them. */
export function userPayload({ id, name, isBot }: User): Wire {
  return { id, username: name, discriminator: '0', global_name: name, avatar: null, bot: isBot };
}

export function channelPayload({ id, name, type, guildId, parentId }: Channel): Wire {
  return {
    id,
    name,
    type,
    position: 0,
    permission_overwrites: [],
    ...(guildId ? { guild_id: guildId } : {}),
    ...(parentId ? { parent_id: parentId, thread_metadata: { archived: false, locked: false } } : {}),
  };
}

export function attachmentPayload({ id, filename, size, url }: StoredAttachment): Wire {
  return { id, filename, size, url, proxy_url: url };
}

export function messagePayload(world: World, message: StoredMessage): Wire {
  const author = world.users.get(message.authorId);
  const guildId = world.channels.get(message.channelId)?.guildId;
  return {
    id: message.id,
    channel_id: message.channelId,
    ...(guildId ? { guild_id: guildId } : {}),
    author: author ? userPayload(author) : {},
    type: message.type,
    flags: message.flags,
    content: message.content,
    components: shownComponents(message),
    attachments: message.attachments.map(attachmentPayload),
    embeds: [],
    mentions: mentioned(world, message),
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: '2026-06-01T00:00:00.000000+00:00',
    edited_timestamp: null,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...referencePayload(world, message),
  };
}

function referencePayload(world: World, { referenceId, channelId }: StoredMessage): Wire {
  if (referenceId === undefined) return {};
  const referenced = world.message(referenceId);
  const { referenceId: _further, ...own } = referenced ?? {};
  return {
    message_reference: { message_id: referenceId, channel_id: channelId },
    referenced_message: referenced ? messagePayload(world, own as Omit<StoredMessage, 'referenceId'>) : null,
  };
}

/** As it arrives where the Message Content intent is missing. */
export function withoutContent(payload: Wire): Wire {
  const referenced = payload.referenced_message;
  return {
    ...payload,
    content: '',
    components: [],
    attachments: [],
    embeds: [],
    ...(referenced ? { referenced_message: withoutContent(wireOf(referenced)) } : {}),
  };
}

function mentioned({ users }: World, { content }: StoredMessage): readonly Wire[] {
  const ids = new Set([...content.matchAll(/<@!?(\d+)>/g)].map(([, id = '']) => id));
  return [...ids].flatMap((id) => {
    const user = users.get(id);
    return user ? [userPayload(user)] : [];
  });
}

function shownComponents({ components, attachments }: StoredMessage): readonly Wire[] {
  const shown = (component: Wire): Wire => ({
    ...component,
    ...(component.components === undefined ? {} : { components: listOf(component.components).map(shown) }),
    ...(component.type === ComponentType.File ? fileOf(component, attachments) : {}),
  });
  return components.map(shown);
}

function fileOf(component: Wire, attachments: readonly StoredAttachment[]): Wire {
  const name = textOf(wireOf(component.file).url).replace(/^attachment:\/\//, '');
  const attachment = attachments.find(({ filename }) => filename === name);
  if (!attachment) return {};
  const { url, size, id } = attachment;
  return { file: { url, proxy_url: url, attachment_id: id }, name, size };
}
