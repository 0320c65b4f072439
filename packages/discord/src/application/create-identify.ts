import { createHmac, randomBytes } from 'node:crypto';
import type { ChatDeps } from '@whyblocked/chat';

/** People by a keyed hash of their account; without a key by one that ends with the process. */
export function createIdentify(key: string | undefined): ChatDeps['identify'] {
  const secret = key ?? randomBytes(32);
  return (userId, role) => ({ name: `discord:${createHmac('sha256', secret).update(userId).digest('hex')}`, role });
}
