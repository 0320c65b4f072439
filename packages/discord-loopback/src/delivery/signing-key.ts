import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A key as each application has one, with which Discord signs what it delivers over HTTP. */
export class SigningKey {
  readonly #private: KeyObject;
  /** 64 hexadecimal digits. */
  readonly publicKey: string;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.#private = privateKey;
    this.publicKey = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  }

  /** A body with the headers that go with it; `atMs` is when it was signed, in milliseconds since 1970. */
  sign(body: string, atMs: number): SignedRequest {
    const timestamp = String(Math.floor(atMs / 1_000));
    return {
      body,
      headers: {
        'Content-Type': 'application/json',
        'X-Signature-Timestamp': timestamp,
        'X-Signature-Ed25519': sign(null, Buffer.from(timestamp + body), this.#private).toString('hex'),
      },
    };
  }
}
