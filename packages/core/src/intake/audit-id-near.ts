import type { AuditId } from '../evidence/occurrence.ts';

/** Where the kernel's records have their audit id, seen from what they are found by. */
const ID_BEFORE = 48;
const ID_AFTER = 64;
const MOST_DIGITS = 12;
const DOT = 46;
const COLON = 58;

/** The audit id near the trigger of a record, in the line from `start` to `end`; null when there is none. */
export function auditIdNear(text: string, start: number, triggerAt: number, end: number): AuditId | null {
  const from = Math.max(start, triggerAt - ID_BEFORE);
  const open = text.slice(from, Math.min(end, triggerAt + ID_AFTER)).indexOf('audit(');
  if (open < 0) return null;
  const seconds = numberAt(text, from + open + 6);
  const hasDecimals = text.charCodeAt(seconds.end) === DOT;
  const decimals = numberAt(text, seconds.end + 1);
  const colon = hasDecimals ? decimals.end : seconds.end;
  if (text.charCodeAt(colon) !== COLON) return null;
  const milliseconds = seconds.value * 1000 + (hasDecimals ? decimals.value : 0);
  return { milliseconds, serial: numberAt(text, colon + 1).value };
}

/** Digits as they stand; what follows them is not looked at. */
function numberAt(text: string, from: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let end = from;
  for (let code = text.charCodeAt(end); isDigit(code) && end < from + MOST_DIGITS; code = text.charCodeAt(++end)) {
    value = value * 10 + code - 48;
  }
  return { value, end };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
