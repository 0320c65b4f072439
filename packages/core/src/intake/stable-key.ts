/** Where the kernel's records have their audit id, seen from what they are found by. */
const ID_BEFORE = 48;
const ID_AFTER = 64;
/** A second has fewer events than this. */
const SERIALS = 1_000_000;

/**
 * The part of a record line that is equal when the same access is refused again: everything from the trigger on, without
 * the process id. Empty when the line has no such part and must be read each time.
 */
export function stableKey(text: string, triggerAt: number, end: number): string {
  const pid = text.indexOf(' pid=', triggerAt);
  if (pid < 0 || pid >= end) return '';
  let rest = pid + 5;
  while (rest < end && isDigit(text.charCodeAt(rest))) rest++;
  return text.slice(triggerAt, pid) + text.slice(rest, end);
}

/** Seconds and serial of `audit(1709037627.263:7513)` as one number: equal in each copy of one event. NaN when there is none. */
export function auditKey(text: string, triggerAt: number): number {
  const open = text.indexOf('audit(', Math.max(0, triggerAt - ID_BEFORE));
  if (open < 0 || open > triggerAt + ID_AFTER) return Number.NaN;
  const colon = text.indexOf(':', open);
  const close = text.indexOf(')', open);
  if (colon < 0 || close < colon || close > open + ID_BEFORE) return Number.NaN;
  const seconds = Math.floor(Number(text.slice(open + 6, colon)));
  return seconds * SERIALS + (Number(text.slice(colon + 1, close)) % SERIALS);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
