import { randomInt } from 'node:crypto';

/** No text of a paste can be made to have the key of another: these differ from process to process. */
const SEED_A = randomInt(2 ** 32);
const SEED_B = randomInt(2 ** 32);
/** Odd numbers without a pattern, as in MurmurHash3 and xxHash. */
const FACTOR_A = 0xcc9e2d51;
const FACTOR_B = 0x9e3779b1;
/** The largest power of two that leaves a key of both halves a safe integer. */
const LOW_BITS = 2 ** 21;

/**
 * A number for the part of a record line that is equal when the same access is refused again: everything from the trigger on,
 * without the process id. 0 when the line has no such part and must be read each time. `text` holds the same bytes in Latin-1, and begins at `offset`.
 */
export function stableKey(bytes: Uint8Array, text: string, offset: number, triggerAt: number, end: number): number {
  // Cut first, so that a line without a process id is not searched beyond its end.
  const found = text.slice(triggerAt - offset, end - offset).indexOf(' pid=');
  if (found < 0) return 0;
  const pid = triggerAt + found;
  let rest = pid + 5;
  while (rest < end && isDigit(bytes[rest] as number)) rest++;
  let a = mixed(SEED_A, FACTOR_A, bytes, triggerAt, pid);
  a = mixed(a, FACTOR_A, bytes, rest, end);
  let b = mixed(SEED_B, FACTOR_B, bytes, triggerAt, pid);
  b = mixed(b, FACTOR_B, bytes, rest, end);
  return 1 + (a >>> 0) * LOW_BITS + (b & (LOW_BITS - 1));
}

/** Goes on with a hash over bytes[from, to), four at a time. */
function mixed(seed: number, factor: number, bytes: Uint8Array, from: number, to: number): number {
  let hash = seed;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    hash = Math.imul(hash ^ word, factor);
    hash ^= hash >>> 15;
  }
  for (; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), factor);
  return Math.imul(hash ^ (hash >>> 13) ^ (to - from), factor);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
