import type { ServerContext } from '../endpoint.ts';

/** Tells the hash of what is sent, so that it can be checked, and asked whether it is still the same. */
export function tellDigest(c: ServerContext, sha256: Buffer): void {
  const digest = sha256.toString('base64');
  c.header('ETag', `"${sha256.toString('hex')}"`);
  // RFC 9530, and what came before it (RFC 3230), which more clients know.
  c.header('Repr-Digest', `sha-256=:${digest}:`);
  c.header('Digest', `sha-256=${digest}`);
}
