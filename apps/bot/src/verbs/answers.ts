import type { ChatDeps } from '@whyblocked/chat';

/** Where the bot gets its answers. */
export interface Answers extends Pick<ChatDeps, 'verbs' | 'addons' | 'community'> {
  close(): Promise<void>;
}
