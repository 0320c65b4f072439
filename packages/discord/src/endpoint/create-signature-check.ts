import { createPublicKey, verify } from 'node:crypto';
import type { SignedHeaders } from './signed-headers.ts';

/** Whether the owner of the key signed these bytes, with the timestamp before them, as they were sent. */
export type SignatureCheck = (signed: SignedHeaders, body: Uint8Array) => boolean;

/** `publicKey`: 64 hexadecimal digits. The key is imported once, which takes longer than a check. */
export function createSignatureCheck(publicKey: string): SignatureCheck {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return ({ signature, timestamp }, body) =>
    verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, signature);
}
