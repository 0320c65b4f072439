import type { FilePermissions } from '../rules/file-permissions.ts';

/** Bits of a file access. `linkPair` is the right to give a target this name; the others are rights on the name itself. */
export const FILE_BITS = {
  r: 1,
  w: 2,
  a: 4,
  k: 8,
  m: 16,
  x: 32,
  l: 64,
  c: 128,
  d: 256,
  linkPair: 512,
  /** A granted link still asks that the name's rights be within the target's. */
  linkSubset: 1024,
} as const;

/** How far the rights on a link's target are shifted, so that both names fit in one number. */
export const TARGET_SHIFT = 11;
/** Rights that the subset test of links compares. */
export const COMPARED_BITS = 1 | 2 | 4 | 8 | 16 | 32 | 128 | 256;

/**
 * What a rule's permissions give: w includes a, c and d; ix (pix, cix) includes m. Denied letters take the same bits, but a
 * denied x leaves m alone.
 */
export function permissionBits({ letters, exec }: FilePermissions): number {
  let bits = 0;
  for (const letter of letters as Iterable<keyof typeof FILE_BITS>) bits |= FILE_BITS[letter];
  if (bits & FILE_BITS.w) bits |= FILE_BITS.a | FILE_BITS.c | FILE_BITS.d;
  if (exec !== undefined) bits |= FILE_BITS.x;
  if (exec?.endsWith('ix')) bits |= FILE_BITS.m;
  return bits;
}

/** The bits of a mask as logged, or undefined when it holds a letter that no kernel logs for files. */
export function maskBits(mask: string): number | undefined {
  let bits = 0;
  for (const letter of mask) {
    if (!'rwakmxlcd'.includes(letter)) return undefined;
    bits |= FILE_BITS[letter as keyof typeof FILE_BITS];
  }
  return bits === 0 ? undefined : bits;
}
