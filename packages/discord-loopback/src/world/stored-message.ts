import { MessageFlags } from 'discord-api-types/v10';
import type { StoredAttachment } from '../attachments/attachment-host.ts';
import { componentTree, shownText } from '../limits/component-tree.ts';
import { textOf, type Wire } from '../limits/wire.ts';

/** A message as Discord keeps it. */
export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly type: number;
  readonly referenceId?: string;
  readonly nonce?: string;
  /** Who alone sees it. */
  readonly onlyFor?: string;
  flags: number;
  content: string;
  components: readonly Wire[];
  attachments: readonly StoredAttachment[];
  isDeleted: boolean;
  /** How often it was edited. */
  edits: number;
}

/** What people see of a message. */
export function shownMessage(message: StoredMessage) {
  const tree = componentTree(message.components);
  return {
    id: message.id,
    isThinking: (message.flags & MessageFlags.Loading) !== 0,
    isPrivate: message.onlyFor !== undefined,
    text: [message.content, shownText(message.components)].filter((part) => part !== '').join('\n\n'),
    buttons: tree.filter(({ label }) => label !== undefined).map(({ label }) => textOf(label)),
    files: message.attachments.map(({ filename }) => filename),
  };
}
