/** What a delivery says of its signature. */
export interface SignedHeaders {
  readonly signature: Uint8Array;
  /** Seconds since 1970, as they were signed. */
  readonly timestamp: string;
}

const SIGNATURE = /^[0-9a-f]{128}$/i;
const TIMESTAMP = /^\d{1,12}$/;

/** The headers that Discord signs with; undefined where they cannot be Discord's. */
export function signedHeaders(headers: Headers): SignedHeaders | undefined {
  const signature = headers.get('x-signature-ed25519') ?? '';
  const timestamp = headers.get('x-signature-timestamp') ?? '';
  if (!SIGNATURE.test(signature) || !TIMESTAMP.test(timestamp)) return undefined;
  return { signature: Buffer.from(signature, 'hex'), timestamp };
}
