import type { ConnectionAnswer } from '@whyblocked/contract';
import { connectionBlocks } from './answer/connection-blocks.ts';
import { blocksText } from './render-text.ts';

/** The answer to a question about a connection as plain text. Words in capitals in a command stand for names. Ends with a newline. */
export function renderConnection(answer: ConnectionAnswer): string {
  return blocksText(connectionBlocks(answer));
}
