import { limits } from '@whyblocked/contract';

/** A message as one line without runs of blanks, no longer than evidence may be. */
export function oneLine(parts: readonly string[]): string {
  return parts.join(' ').slice(0, limits.lineBytes).replace(/\s+/g, ' ').trim().slice(0, limits.evidenceChars);
}
