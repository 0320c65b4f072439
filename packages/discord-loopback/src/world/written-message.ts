import { MessageFlags } from 'discord-api-types/v10';
import type { StoredAttachment } from '../attachments/attachment-host.ts';
import type { SentBody } from '../http/sent-body.ts';
import { messageFaults } from '../limits/message-faults.ts';
import { listOf, numberOf, textOf } from '../limits/wire.ts';
import { type Answered, ERRORS, refused } from './discord-error.ts';
import type { StoredMessage } from './stored-message.ts';
import type { World } from './world.ts';

type Written = Pick<StoredMessage, 'flags' | 'content' | 'components' | 'attachments'>;

/** What a new message of the bot consists of; refused, and noted, where Discord would refuse it. */
export function writtenMessage(world: World, channelId: string, body: SentBody): Answered<Written> {
  const faults = messageFaults(body.wire, body.files);
  if (!noted(world, faults)) return refused(ERRORS.invalidBody);
  return {
    ok: true,
    value: {
      flags: numberOf(body.wire.flags),
      content: textOf(body.wire.content),
      components: listOf(body.wire.components),
      attachments: world.attach(channelId, body.files),
    },
  };
}

/** Changes a message of the bot as an edit says. */
export function editMessage(world: World, message: StoredMessage, body: SentBody): Answered<StoredMessage> {
  const { wire } = body;
  const isThinking = (message.flags & MessageFlags.Loading) !== 0;
  const flags = (message.flags | (numberOf(wire.flags) & MessageFlags.IsComponentsV2)) & ~MessageFlags.Loading;
  const kept = keptAttachments(message, wire.attachments);
  const whole = { ...wire, flags, components: wire.components ?? (isThinking ? [] : message.components) };
  const names = kept.map(({ filename }) => filename);
  if (!noted(world, messageFaults(whole, body.files, names))) return refused(ERRORS.invalidBody);
  message.flags = flags;
  message.content = wire.content === undefined ? message.content : textOf(wire.content);
  message.components = listOf(whole.components);
  message.attachments = [...kept, ...world.attach(message.channelId, body.files)];
  message.edits += 1;
  world.changed();
  return { ok: true, value: message };
}

/** Without a list all stay; with one those that it names. */
function keptAttachments({ attachments }: StoredMessage, list: unknown): readonly StoredAttachment[] {
  if (!Array.isArray(list)) return attachments;
  const ids = new Set(listOf(list).map(({ id }) => String(id)));
  return attachments.filter(({ id }) => ids.has(id));
}

function noted(world: World, faults: readonly string[]): boolean {
  world.violations.push(...faults);
  return faults.length === 0;
}
