import { timingSafeEqual } from 'node:crypto';
import {
  type Answer,
  type CommunityUnavailable,
  type InvalidFields,
  type TokenInfo,
  TokenRequest,
} from '@whyblocked/contract';
import { invalid, whereAvailable } from '../answers.ts';
import type { CommunityStore, StoredToken } from '../store/community-store.ts';
import { tokenInfoOf } from '../store/stored-row.ts';
import { randomId } from './random-id.ts';
import { newSecret, secretHash } from './secret.ts';

const ID_CHARACTERS = 12;
const DAY_MS = 24 * 60 * 60 * 1000;
const PRESENTED = /^wb_([a-z2-7]{12})_([A-Za-z0-9_-]{43})$/;
const NO_HASH = Buffer.alloc(32);

/** Makes a token. It is told in `token`, this once: only a hash of it is kept. */
export function createToken(
  store: CommunityStore,
  request: TokenRequest,
  clock = () => new Date(),
): Answer<{ readonly token: string; readonly info: TokenInfo }, InvalidFields | CommunityUnavailable> {
  return whereAvailable(async () => {
    const parsed = TokenRequest.safeParse(request);
    if (!parsed.success) return invalid(parsed.error);
    const { name, role, expiresInDays } = parsed.data;
    const secret = newSecret();
    const createdAt = clock();
    const stored: StoredToken = {
      id: randomId(ID_CHARACTERS),
      name,
      role,
      hash: secretHash(secret),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + expiresInDays * DAY_MS),
      revokedAt: null,
      lastUsedOn: null,
    };
    await store.createToken(stored);
    return { ok: true, value: { token: `wb_${stored.id}_${secret}`, info: tokenInfoOf(stored) } };
  });
}

/**
 * The token that was presented; null where there is none such. How long it takes depends neither on whether there is a token
 * of that id nor on how much of the secret is right.
 */
export async function findPresented(store: CommunityStore, presented: string): Promise<StoredToken | null> {
  const [, id = '', secret = ''] = PRESENTED.exec(presented) ?? [];
  const stored = await store.findToken(id);
  const isRight = timingSafeEqual(secretHash(secret), stored?.hash ?? NO_HASH);
  return stored && isRight ? stored : null;
}
