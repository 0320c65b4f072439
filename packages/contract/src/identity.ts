import { z } from 'zod';
import type { CommunityUnavailable } from './community-verbs.ts';

/**
 * reporter: may report, and answer or withdraw what it reported; maintainer: may decide, too; on-behalf: a bot that speaks
 * for people by a keyed hash of their account.
 */
export const TokenRole = z.enum(['reporter', 'maintainer', 'on-behalf']);
export type TokenRole = z.infer<typeof TokenRole>;

/** Who asks, as the edge established it. Secrets never get this far. */
export interface Identity {
  /** "token:ci", "discord:1f0c…", "anonymous". It is what audit trail and counts go by. */
  readonly name: string;
  readonly role: 'anonymous' | 'reporter' | 'maintainer';
  /** A keyed hash of the address a request came from; limits go by it, and it is not stored with reports. */
  readonly address?: string;
}

/** Who has to ask for what not everybody may do. */
export const NEEDED_ROLES = ['reporter', 'maintainer', 'its reporter'] as const;

/** Who a token speaks for is "token:" and its name; tokens of one name speak for the same one. */
export const TokenName = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?$/,
    'A name has small letters, digits, dots and dashes, at most forty.',
  );
export type TokenName = z.infer<typeof TokenName>;

/** What a new token is to be. */
export const TokenRequest = z.object({
  name: TokenName,
  role: TokenRole,
  expiresInDays: z.int().min(1).max(366),
});
export type TokenRequest = z.infer<typeof TokenRequest>;

/** A person that a bot speaks for: the keyed hash of an account, never the account. */
export const OnBehalfOf = z
  .string()
  .regex(/^discord:[0-9a-f]{32,64}$/, 'It has to be "discord:" and a hash in hexadecimal digits.');
export type OnBehalfOf = z.infer<typeof OnBehalfOf>;

/** Why it is not known who asks. */
export type IdentifyFailure =
  /** There is no such token, or what was sent is none. */
  | { readonly code: 'bad-token' }
  | { readonly code: 'expired-token'; readonly expiredAt: string }
  | { readonly code: 'revoked-token' }
  /** The token of a bot has to say for whom it speaks, another one may not, and an account is told by its hash only. */
  | { readonly code: 'bad-on-behalf'; readonly why: 'missing' | 'not-allowed' | 'malformed' }
  | CommunityUnavailable;

/** What is told of a token after it was shown once. */
export const TokenInfo = z.object({
  id: z.string(),
  name: TokenName,
  role: TokenRole,
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().optional(),
  lastUsedAt: z.string().optional().describe('To the day.'),
});
export type TokenInfo = z.infer<typeof TokenInfo>;
