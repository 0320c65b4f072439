import { z } from 'zod';

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

/** What is told of a token after it was shown once. */
export const TokenInfo = z.object({
  id: z.string(),
  name: z.string(),
  role: TokenRole,
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().optional(),
  lastUsedAt: z.string().optional().describe('To the day.'),
});
export type TokenInfo = z.infer<typeof TokenInfo>;
