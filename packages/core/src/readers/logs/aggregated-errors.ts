import { closingQuote } from '../errors/quoted.ts';

/** More than a pod has containers. */
const MOST_ERRORS = 32;
const NEXT = ', failed to "';

/** The errors of several containers that Kubernetes says as one: `[failed to "…" …, failed to "…" …]`; else the one. */
export function aggregatedErrors(error: string): readonly string[] {
  if (!error.startsWith('[failed to "')) return [error];
  const errors: string[] = [];
  let start = 1;
  for (let at = 1; at < error.length && errors.length < MOST_ERRORS; at++) {
    const char = error.charAt(at);
    if (char === '"') {
      const close = closingQuote(error, at);
      if (close < 0) break;
      at = close;
    } else if (char === ',' && error.startsWith(NEXT, at)) {
      errors.push(error.slice(start, at));
      start = at + 2;
    }
  }
  return [...errors, error.slice(start).replace(/\]$/, '')];
}
