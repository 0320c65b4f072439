import { createHash } from 'node:crypto';
import type { PastePart } from '@whyblocked/contract';

const BEGINNING_BYTES = 4_096;

/** A hash that is equal for equal logs, however they came: pasted or as a file, in UTF-8 or UTF-16, with either line end. */
export function logDigest(parts: readonly PastePart[]): string {
  const hash = createHash('sha256');
  for (const { bytes } of parts) {
    const text = decoded(bytes);
    hash.update(text === undefined ? bytes : `${text.replaceAll('\r\n', '\n').trim()}\n`);
  }
  return hash.digest('base64url');
}

/** Text; undefined where it is none. */
function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.subarray(0, BEGINNING_BYTES).includes(0) ? undefined : new TextDecoder().decode(bytes);
}
