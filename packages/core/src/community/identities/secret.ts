import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits; too many to guess, so that a plain hash of them is enough to keep. */
const SECRET_BYTES = 32;

export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What is kept of a secret. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
