import type { RawFile } from '@discordjs/rest';
import type { Card } from '@whyblocked/chat';
import { MessageFlags } from 'discord-api-types/v10';
import { componentBody } from './component-body.ts';

/** Nobody is ever notified, whatever a text holds. */
const NOBODY = { parse: [] };

/** A card as a new message, or as all that a message is from now on: files that it had are dropped. */
export function cardBody(
  { components, files }: Card,
  flags = 0,
): { readonly body: object; readonly files: readonly RawFile[] } {
  return {
    body: {
      flags: MessageFlags.IsComponentsV2 | flags,
      components: components.map(componentBody),
      attachments: files.map(({ name }, id) => ({ id, filename: name })),
      allowed_mentions: NOBODY,
    },
    files: files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) })),
  };
}
