import type { StoredMessage } from '../world/stored-message.ts';
import { shownMessage } from '../world/stored-message.ts';
import type { World } from '../world/world.ts';

/** A message as people see it. */
export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly isPrivate: boolean;
  readonly text: string;
  /** Labels of the buttons, in order. */
  readonly buttons: readonly string[];
  /** Names of files. */
  readonly files: readonly string[];
  readonly repliesTo: string | undefined;
  file(name: string): Uint8Array | undefined;
}

export function seenMessage(world: World, stored: StoredMessage): SeenMessage {
  const { isThinking: _thinking, ...shown } = shownMessage(stored);
  return {
    ...shown,
    channelId: stored.channelId,
    repliesTo: stored.referenceId,
    file: (name) => world.messages.get(stored.id)?.attachments.find(({ filename }) => filename === name)?.bytes,
  };
}
