import { MessageType } from 'discord-api-types/v10';
import { MESSAGE_LIMITS } from '../limits/message-limits.ts';
import { textOf, wireOf } from '../limits/wire.ts';
import { type Answered, ERRORS, refused } from '../world/discord-error.ts';
import { channelPayload, messagePayload, withoutContent } from '../world/payloads.ts';
import type { StoredMessage } from '../world/stored-message.ts';
import type { Channel, World } from '../world/world.ts';
import { editMessage, writtenMessage } from '../world/written-message.ts';
import { type Route, type RouteAnswer, type RouteCall, route } from './route.ts';

/** Channels, servers, and the messages that the bot reads and writes by its own right. */
export const channelRoutes: readonly Route[] = [
  route('GET /channels/:channel', (call) => {
    const channel = visible(call);
    return channel.ok ? { ok: true, value: channelPayload(channel.value) } : channel;
  }),
  route('GET /guilds/:guild', ({ world, params }) => {
    const guild = world.guilds.get(params.guild ?? '');
    return guild ? { ok: true, value: { id: guild.id, name: guild.name } } : refused(ERRORS.unknownGuild);
  }),
  route('POST /channels/:channel/typing', (call) => {
    const channel = writable(call);
    return channel.ok ? { ok: true, value: null } : channel;
  }),
  route('POST /channels/:channel/messages', create),
  route('GET /channels/:channel/messages', list),
  route('GET /channels/:channel/messages/:message', (call) => {
    const message = findMessage(call);
    return message.ok ? { ok: true, value: seenByBot(call.world, message.value) } : message;
  }),
  route('PATCH /channels/:channel/messages/:message', (call) => {
    const message = ownMessage(call);
    if (!message.ok) return message;
    const edited = editMessage(call.world, message.value, call.body);
    return edited.ok ? { ok: true, value: messagePayload(call.world, edited.value) } : edited;
  }),
  route('DELETE /channels/:channel/messages/:message', (call) => {
    const message = ownMessage(call);
    if (!message.ok) return message;
    call.world.removeMessage(message.value);
    return { ok: true, value: null };
  }),
];

function create(call: RouteCall): RouteAnswer {
  const { world, body } = call;
  const channel = writable(call);
  if (!channel.ok) return channel;
  const nonce = body.wire.nonce === undefined ? undefined : String(body.wire.nonce);
  if (nonce !== undefined && nonce.length > MESSAGE_LIMITS.nonceChars)
    world.violations.push(`nonce ${nonce} is too long`);
  const earlier = body.wire.enforce_nonce === true ? sameNonce(world, channel.value, nonce) : undefined;
  if (earlier) return { ok: true, value: messagePayload(world, earlier) };
  const reference = wireOf(body.wire.message_reference);
  const referenceId = textOf(reference.message_id);
  if (referenceId !== '' && !world.message(referenceId) && reference.fail_if_not_exists !== false) {
    return refused(ERRORS.invalidBody);
  }
  const written = writtenMessage(world, channel.value.id, body);
  if (!written.ok) return written;
  const message = world.addMessage({
    ...written.value,
    channelId: channel.value.id,
    authorId: world.bot.id,
    type: referenceId === '' ? MessageType.Default : MessageType.Reply,
    ...(referenceId === '' ? {} : { referenceId }),
    ...(nonce === undefined ? {} : { nonce }),
  });
  return { ok: true, value: messagePayload(world, message) };
}

function sameNonce(world: World, { id }: Channel, nonce: string | undefined): StoredMessage | undefined {
  if (nonce === undefined) return undefined;
  return [...world.messages.values()].find(
    (one) => one.channelId === id && one.nonce === nonce && one.authorId === world.bot.id,
  );
}

function list(call: RouteCall): RouteAnswer {
  const { world, query } = call;
  const channel = visible(call);
  if (!channel.ok) return channel;
  const before = query.get('before');
  const most = Number(query.get('limit') ?? 50);
  const found = [...world.messages.values()]
    .filter((one) => one.channelId === channel.value.id && !one.isDeleted && one.onlyFor === undefined)
    .filter(({ id }) => before === null || BigInt(id) < BigInt(before))
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  return { ok: true, value: found.slice(0, most).map((one) => seenByBot(world, one)) };
}

/** The bot reads what was written to others only with the intent to. */
function seenByBot(world: World, message: StoredMessage) {
  const payload = messagePayload(world, message);
  const isInGuild = world.channels.get(message.channelId)?.guildId !== undefined;
  const isOwn = message.authorId === world.bot.id;
  const isMeant = message.content.includes(`<@${world.bot.id}>`);
  return world.bot.hasMessageContent || !isInGuild || isOwn || isMeant ? payload : withoutContent(payload);
}

function visible({ world, params }: RouteCall): Answered<Channel> {
  const channel = world.channels.get(params.channel ?? '');
  if (!channel || channel.isDeleted) return refused(ERRORS.unknownChannel);
  return channel.denies === 'view' ? refused(ERRORS.missingAccess) : { ok: true, value: channel };
}

function writable(call: RouteCall): Answered<Channel> {
  const channel = visible(call);
  return channel.ok && channel.value.denies === 'send' ? refused(ERRORS.missingPermissions) : channel;
}

function findMessage({ world, params }: RouteCall): Answered<StoredMessage> {
  const message = world.message(params.message ?? '');
  if (!message || message.onlyFor !== undefined || message.channelId !== params.channel)
    return refused(ERRORS.unknownMessage);
  return { ok: true, value: message };
}

function ownMessage(call: RouteCall): Answered<StoredMessage> {
  const message = findMessage(call);
  return message.ok && message.value.authorId !== call.world.bot.id ? refused(ERRORS.missingPermissions) : message;
}
