/** `audit(1709037627.263:7513)` as numbers. */
export interface AuditId {
  /** Since 1970. */
  readonly milliseconds: number;
  readonly serial: number;
}

/** Where the kernel's records have their audit id, seen from what they are found by. */
const ID_BEFORE = 48;
const ID_AFTER = 64;
const MOST_DIGITS = 12;
const DOT = 46;
const COLON = 58;
const OPEN = Buffer.from('audit(');

/** The audit id near the trigger of a record, in the line bytes[start, end); null when there is none. */
export function auditIdNear(bytes: Uint8Array, start: number, triggerAt: number, end: number): AuditId | null {
  const open = openAt(bytes, Math.max(start, triggerAt - ID_BEFORE), Math.min(end, triggerAt + ID_AFTER));
  if (open < 0) return null;
  const seconds = new Digits(bytes, open + OPEN.length, end);
  const hasDecimals = bytes[seconds.end] === DOT;
  const decimals = new Digits(bytes, seconds.end + 1, end);
  const colon = hasDecimals ? decimals.end : seconds.end;
  if (colon >= end || bytes[colon] !== COLON) return null;
  const milliseconds = seconds.value * 1000 + (hasDecimals ? decimals.value : 0);
  return { milliseconds, serial: new Digits(bytes, colon + 1, end).value };
}

function openAt(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at + OPEN.length <= to; at++) {
    let same = 0;
    while (same < OPEN.length && bytes[at + same] === OPEN[same]) same++;
    if (same === OPEN.length) return at;
  }
  return -1;
}

/** Digits as they stand in bytes[from, to); what follows them is not looked at. */
class Digits {
  readonly value: number;
  readonly end: number;

  constructor(bytes: Uint8Array, from: number, to: number) {
    const last = Math.min(to, from + MOST_DIGITS);
    let value = 0;
    let at = from;
    for (; at < last; at++) {
      const digit = (bytes[at] as number) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    this.value = value;
    this.end = at;
  }
}
