import { randomInt } from 'node:crypto';

/** Two numbers that keys depend on. */
export type KeySeeds = readonly [number, number];

/** No text of a paste can be made to have the key of another: seeds differ from one search to the next. */
export function keySeeds(): KeySeeds {
  return [randomInt(2 ** 32), randomInt(2 ** 32)];
}

/** Odd numbers without a pattern, as in MurmurHash3 and xxHash. */
const FACTOR_A = 0xcc9e2d51;
const FACTOR_B = 0x9e3779b1;
/** The largest power of two that leaves a key of both halves a safe integer. */
const LOW_BITS = 2 ** 21;
const PID = [32, 112, 105, 100, 61] as const;

/**
 * A number for the part of a record line that is equal when the same access is refused again: everything from the trigger on,
 * without the process id. 0 when the line has no such part and must be read each time.
 */
export function stableKey([seedA, seedB]: KeySeeds, bytes: Uint8Array, triggerAt: number, end: number): number {
  const pid = pidAt(bytes, triggerAt, end);
  if (pid < 0) return 0;
  let rest = pid + PID.length;
  while (rest < end && isDigit(bytes[rest] as number)) rest++;
  let a = mixed(seedA, FACTOR_A, bytes, triggerAt, pid);
  a = mixed(a, FACTOR_A, bytes, rest, end);
  let b = mixed(seedB, FACTOR_B, bytes, triggerAt, pid);
  b = mixed(b, FACTOR_B, bytes, rest, end);
  return 1 + (a >>> 0) * LOW_BITS + (b & (LOW_BITS - 1));
}

/** Where " pid=" stands in bytes[from, to), -1 where it does not. */
function pidAt(bytes: Uint8Array, from: number, to: number): number {
  const last = to - PID.length;
  for (let at = from; at <= last; at++) {
    if (bytes[at + 4] !== PID[4]) continue;
    if (bytes[at] === PID[0] && bytes[at + 1] === PID[1] && bytes[at + 2] === PID[2] && bytes[at + 3] === PID[3])
      return at;
  }
  return -1;
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
