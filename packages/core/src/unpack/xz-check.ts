import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Sums up the contents of a block, to be compared with what stands behind it. */
export interface XzCheck {
  add(bytes: Uint8Array): void;
  matches(stored: Uint8Array): boolean;
}

/** How long each of the sixteen checks is; those without a meaning have a length, so that they can be passed over. */
export const checkBytes: readonly number[] = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

export function createXzCheck(id: number): XzCheck {
  if (id === 1) return crc32Check();
  if (id === 4) return crc64Check();
  if (id === 10) return sha256Check();
  return { add: () => undefined, matches: () => true };
}

function crc32Check(): XzCheck {
  let sum = 0;
  return {
    add: (bytes) => {
      sum = crc32(bytes, sum);
    },
    matches: (stored) => littleEndian(stored, 0) === sum,
  };
}

function sha256Check(): XzCheck {
  const hash = createHash('sha256');
  return { add: (bytes) => hash.update(bytes), matches: (stored) => hash.digest().equals(stored) };
}

/** The polynomial of ECMA-182 from its last bit to its first, in two halves. */
const POLYNOMIAL_HIGH = 0xc96c5795;
const POLYNOMIAL_LOW = 0xd7870f42;

function crc64Check(): XzCheck {
  const { highs, lows } = crc64Tables();
  let high = 0xffffffff;
  let low = 0xffffffff;
  return {
    add: (bytes) => {
      for (const byte of bytes) {
        const index = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (lows[index] as number);
        high = (high >>> 8) ^ (highs[index] as number);
      }
    },
    matches: (stored) => littleEndian(stored, 0) === ~low >>> 0 && littleEndian(stored, 4) === ~high >>> 0,
  };
}

function crc64Tables(): { readonly highs: Uint32Array; readonly lows: Uint32Array } {
  const highs = new Uint32Array(256);
  const lows = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let high = 0;
    let low = byte;
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = low & 1;
      low = (low >>> 1) | (high << 31);
      high >>>= 1;
      if (isOdd) {
        low ^= POLYNOMIAL_LOW;
        high ^= POLYNOMIAL_HIGH;
      }
    }
    highs[byte] = high;
    lows[byte] = low;
  }
  return { highs, lows };
}

function littleEndian(bytes: Uint8Array, at: number): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).readUInt32LE(at);
}
