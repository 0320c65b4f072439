import { isElision } from './cut-marks.ts';
import { isBlank } from './field-characters.ts';
import { isMaskWord } from './mask-words.ts';
import { keyTraits } from './record-keys.ts';

/** " (unconfined)" with room to spare. */
const longestMode = 20;
const quote = 34;
const comma = 44;
const lessThan = 60;
const backslash = 92;
/** Closes an element or breaks a line; the label `lxd-a_</var/lib/lxd>` is no such thing. */
const tag = /^<(?:\/[a-zA-Z][a-zA-Z0-9]{0,9}|br ?\/?)>/;
const longestTag = 13;
/** Ends a JSON string, or one inside another, and the line in it: no value ends so by itself. */
const endOfString = /^\\[\\rn]{0,7}"/;
const longestEnd = 9;
/** "Userns create restricted - failed to find unprivileged_userns profile" with room to spare; only this far is looked for the next key. */
const longestPhrase = 200;

/** Where a value without quotes that begins at `from` ends: at a blank, a quote, or an element of HTML. */
export function unquotedEnd(text: string, from: number, key: string, escaped: boolean): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || code === quote || code === 0x201d) break;
    if (code === backslash && (escaped || endOfString.test(text.slice(at, at + longestEnd)))) break;
    if (code === lessThan && tag.test(text.slice(at, at + longestTag))) break;
    at++;
  }
  // A subject is logged as "snap.a.b (enforce)" without quotes.
  if ((key === 'subj' || key === 'label') && text.startsWith(' (', at)) {
    const close = text.slice(at, at + longestMode).indexOf(')');
    if (close > 0) return at + close + 1;
  }
  return at;
}

const maskKeys: ReadonlySet<string> = new Set(['requested', 'denied', 'requested_mask', 'denied_mask']);

/**
 * `ausearch -i` takes the quotes off, so a value of several words goes on until the next known key: `comm=Web Content exe=…`. At the
 * end of a record only flags after a comma and words of masks do. Gives `from` where the value is over.
 */
export function moreWordsEnd(text: string, from: number, key: string, escaped: boolean): number {
  const near = text.slice(from, from + longestPhrase);
  let previous = text.charCodeAt(from - 1);
  let certain = 0;
  let end = 0;
  let at = 0;
  while (at < near.length) {
    while (at < near.length && isBlank(near.charCodeAt(at))) at++;
    const start = at;
    at = unquotedEnd(near, at, '', escaped);
    const word = near.slice(start, at);
    const equals = word.indexOf('=');
    if (equals >= 0)
      return from + (keyTraits(word.slice(0, equals).replace(/^\*{1,3}|\\/g, '')) === undefined ? certain : end);
    if (word === '' || isElision(word)) break;
    const goesOn =
      key === 'flags' ? previous === comma : maskKeys.has(key) && isMaskWord(withoutStars(withoutTrailingMarks(word)));
    if (goesOn && certain === end) certain = at;
    previous = near.charCodeAt(at - 1);
    end = at;
  }
  return from + certain;
}

/** Of a field in bold the stars behind its value. */
export function withoutStars(value: string): string {
  return value.replace(/\*{1,3}$/, '');
}

export function withoutTrailingMarks(value: string): string {
  let end = value.length;
  while (end > 1 && "',;`".includes(value.charAt(end - 1))) end--;
  if (value.charAt(end - 1) === ')' && !value.includes('(')) end--;
  return value.slice(0, end);
}
