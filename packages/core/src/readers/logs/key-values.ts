import { closingQuote, unquoted } from '../errors/quoted.ts';

/** More keys than any program writes in one line. */
const MOST_KEYS = 60;
const KEY = /^[\w.@-]{1,80}=/;

/**
 * Reads `key=value key="quoted \"value\""`, as logfmt and klog write it. What stands between pairs is skipped; a quoted value that
 * was cut off ends where the text does. Of a key that comes twice the first counts.
 */
export function keyValues(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (let at = 0; at < text.length && values.size < MOST_KEYS; ) {
    const key = KEY.exec(text.slice(at, at + 81))?.[0];
    const start = at + (key?.length ?? 0);
    const quoted = text.charAt(start) === '"';
    const end = quoted ? afterQuote(text, start) : endOfWord(text, start);
    if (key !== undefined && !values.has(key.slice(0, -1))) {
      const value = text.slice(start, end);
      values.set(key.slice(0, -1), quoted ? unquoted(value.replace(/^"|"$/g, '')) : value);
    }
    at = end + 1;
  }
  return values;
}

function afterQuote(text: string, open: number): number {
  const close = closingQuote(text, open);
  return close < 0 ? text.length : close + 1;
}

function endOfWord(text: string, start: number): number {
  const blank = text.indexOf(' ', start);
  return blank < 0 ? text.length : blank;
}
