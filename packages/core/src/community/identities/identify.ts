import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { type Answer, type IdentifyFailure, type Identity, OnBehalfOf } from '@whyblocked/contract';
import { failed, whereAvailable } from '../answers.ts';
import { ANONYMOUS } from '../reports/judge-decision.ts';
import type { CommunityStore, StoredToken } from '../store/community-store.ts';
import { findPresented } from './tokens.ts';

/** What a request says of who sends it. */
export interface Presented {
  /** The header `Authorization`. */
  readonly authorization?: string | undefined;
  /** For whom a bot speaks: "discord:" and a keyed hash. */
  readonly onBehalfOf?: string | undefined;
  /** The address that it came from. */
  readonly address?: string | undefined;
}

/**
 * Who asks. Without a header that is anybody; with one it must be right, so that nobody thinks to be known who is not. The
 * address becomes a keyed hash; those that a bot speaks for have none, as all of them come from the bot.
 */
export function identify(
  store: CommunityStore,
  { authorization, onBehalfOf, address }: Presented,
  clock = () => new Date(),
): Answer<Identity, IdentifyFailure> {
  return whereAvailable(async () => {
    const hashed = address === undefined ? {} : { address: hashedAddress(store.addressKey, address) };
    if (authorization === undefined) {
      if (onBehalfOf !== undefined) return failed({ code: 'bad-on-behalf', why: 'not-allowed' });
      return { ok: true, value: { name: ANONYMOUS, role: ANONYMOUS, ...hashed } };
    }
    const now = clock();
    const token = await findPresented(store, /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
    if (!token) return failed({ code: 'bad-token' });
    if (token.revokedAt) return failed({ code: 'revoked-token' });
    if (token.expiresAt <= now) return failed({ code: 'expired-token', expiredAt: token.expiresAt.toISOString() });
    const identity = identityOf(token, onBehalfOf, hashed);
    const day = now.toISOString().slice(0, 10);
    if (identity.ok && token.lastUsedOn !== day) await store.noteTokenUse(token.id, day);
    return identity;
  });
}

function identityOf({ name, role }: StoredToken, onBehalfOf: string | undefined, hashed: Pick<Identity, 'address'>) {
  if (role !== 'on-behalf') {
    if (onBehalfOf !== undefined) return failed({ code: 'bad-on-behalf', why: 'not-allowed' });
    return { ok: true, value: { name: `token:${name}`, role, ...hashed } } as const;
  }
  if (onBehalfOf === undefined) return failed({ code: 'bad-on-behalf', why: 'missing' });
  const person = OnBehalfOf.safeParse(onBehalfOf);
  if (!person.success) return failed({ code: 'bad-on-behalf', why: 'malformed' });
  return { ok: true, value: { name: person.data, role: 'reporter' } } as const;
}

/** Whoever has one address of IPv6 has 2^64 of them, so that the first half is hashed. */
function hashedAddress(key: Buffer, address: string): string {
  return createHmac('sha256', key).update(networkOf(address)).digest('base64url');
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const [first, last] = [head, tail].map((half) => half.split(':').filter(Boolean));
  const zeros = Array(Math.max(0, 8 - (first?.length ?? 0) - (last?.length ?? 0))).fill('0');
  const groups = address.includes('::') ? [...(first ?? []), ...zeros, ...(last ?? [])] : (first ?? []);
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
