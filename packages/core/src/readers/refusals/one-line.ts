import { limits } from '@whyblocked/contract';

/** A message on one line, its runs of blanks one blank, no longer than what a finding shows of evidence. */
export function oneLine(text: string): string {
  return text
    .slice(0, 4 * limits.evidenceChars)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, limits.evidenceChars);
}
