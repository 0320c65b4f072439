import { isBlank, isKeyChar } from './field-characters.ts';
import { isKeyBeginning, keyTraits, maxKeyLength } from './record-keys.ts';

/** Where in a quoted value the next field begins, if the quote that ended the value really opened that of a later field; else -1. */
export function nextFieldIn(value: string): number {
  const last = keyAtEnd(value);
  if (last < 0) return -1;
  // Fields without quotes may stand before it.
  for (const { index, 1: key = '' } of value.slice(0, last).matchAll(/\s([A-Za-z_][\w-]{0,39})=/g)) {
    if (keyTraits(key) !== undefined) return index + 1;
  }
  return last;
}

function keyAtEnd(value: string): number {
  let start = value.length - 1;
  const floor = Math.max(0, start - maxKeyLength);
  while (start > floor && isKeyChar(value.charCodeAt(start - 1))) start--;
  if (start > 0 && !isBlank(value.charCodeAt(start - 1))) return -1;
  return keyTraits(value.slice(start, -1)) === undefined ? -1 : start;
}

/** Takes off what a terminal (">") or a person ("…") put where the rest of a value was. */
export function withoutCutMark(value: string): string {
  return value.replace(/(?:>|…|\.\.\.)$/, '');
}

/** Whether something was left out in the middle of a value. */
export function hasEllipsis(value: string): boolean {
  return value.includes('…') || (value.includes('...') && /(?:^|[/.\w])\.\.\.(?:$|[/\w])/.test(value));
}

/** Whether a word stands for fields that were left out. */
export function isElision(word: string): boolean {
  return /^[[(<]?(?:…|\.{2,})[\])>]?,?$/.test(word);
}

/** Whether the last word of a line is the begin of a field. */
export function isCutWord(word: string): boolean {
  return /^[\w-]*(?:>|…|\.\.\.)$/.test(word) || isKeyBeginning(word);
}
