import type { PastedMessage } from '@whyblocked/chat';
import type { FileSource } from '../files/fetched-file.ts';
import { messageUrl } from '../replies/sent-message.ts';
import type { WireMessage } from './wire.ts';

/** A message with its files; of a forwarded one what it forwards, too. */
export function pastedMessage(
  message: Omit<WireMessage, 'referenced_message'>,
  files: FileSource,
  guildId: string | undefined,
): PastedMessage {
  const forwarded = message.message_snapshots ?? [];
  const texts = [message.content, ...forwarded.map((one) => one.message.content)].filter((text) => text !== '');
  const attachments = [...message.attachments, ...forwarded.flatMap((one) => one.message.attachments)];
  return {
    messageId: message.id,
    authorId: message.author.id,
    text: texts.join('\n'),
    files: attachments.map(({ filename, size, url }) => files.open({ name: filename, sizeBytes: size, url })),
    url: messageUrl(guildId, message.channel_id, message.id),
  };
}
