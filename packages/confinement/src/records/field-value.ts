import { hasEllipsis, nextFieldIn, withoutCutMark } from './cut-marks.ts';
import { isBlank, isDigit } from './field-characters.ts';
import { decodeAbstractAddress, decodeHexValue } from './hex-value.ts';
import { type QuotedValue, readQuotedValue } from './quoted-value.ts';
import { KeyTrait } from './record-keys.ts';

export interface FieldValue {
  /** Decoded; hex if the bytes are not UTF-8. */
  readonly text: string;
  readonly end: number;
  readonly truncated: boolean;
  readonly notUtf8: boolean;
}

/** " (unconfined)" with room to spare. */
const longestMode = 20;
const quote = 34;
const backslash = 92;
const lessThan = 60;
/** Closes an element or breaks a line; the label `lxd-a_</var/lib/lxd>` is no such thing. */
const tag = /^<(?:\/[a-zA-Z][a-zA-Z0-9]{0,9}|br ?\/?)>/;
const longestTag = 13;

function numberEnd(text: string, from: number): number {
  let at = from;
  if (text.charCodeAt(at) === 45) at++;
  const digits = at;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at === digits ? from : at;
}

function unquotedEnd(text: string, from: number, key: string, escaped: boolean): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || code === quote || code === 0x201d || (escaped && code === backslash)) break;
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

function withoutTrailingMarks(value: string): string {
  let end = value.length;
  while (end > 1 && "',;`".includes(value.charAt(end - 1))) end--;
  if (value.charAt(end - 1) === ')' && !value.includes('(')) end--;
  return value.slice(0, end);
}

function fromQuotes(quoted: QuotedValue, first: number, traits: number): FieldValue {
  let { text, end } = quoted;
  let truncated = !quoted.closed;
  if (truncated) text = withoutCutMark(text);
  else if (first === quote && text.charCodeAt(text.length - 1) === 61) {
    const cut = nextFieldIn(text);
    if (cut >= 0) {
      end -= text.length - cut + 1;
      text = withoutCutMark(text.slice(0, cut).trimEnd());
      truncated = true;
    }
  }
  if (traits & KeyTrait.hex && hasEllipsis(text)) truncated = true;
  if (traits & KeyTrait.address) text = decodeAbstractAddress(text);
  return { text, end, truncated, notUtf8: false };
}

function fromHex(text: string, end: number, truncated: boolean): FieldValue {
  const decoded = decodeHexValue(text);
  if (decoded === undefined) return { text, end, truncated, notUtf8: false };
  if ('text' in decoded) return { text: decoded.text, end, truncated, notUtf8: false };
  return { text: decoded.notUtf8, end, truncated, notUtf8: true };
}

/**
 * Reads the value of `key` that begins at `at`: in quotes of any kind, a number, hex, or a word up to the next blank. `traits` are those
 * of the key, 0 for an unknown one; `escaped` says that the record stands in a JSON string.
 */
export function readFieldValue(text: string, at: number, key: string, traits: number, escaped: boolean): FieldValue {
  const first = text.charCodeAt(at);
  if (at >= text.length) return { text: '', end: at, truncated: true, notUtf8: false };
  const mayBeQuote = first === quote || first === backslash || first === 38 || first === 39 || first > 127;
  const quoted = mayBeQuote ? readQuotedValue(text, at) : undefined;
  if (quoted) return fromQuotes(quoted, first, traits);
  if (isBlank(first)) return { text: '', end: at, truncated: false, notUtf8: false };
  const stop = traits & KeyTrait.number ? numberEnd(text, at) : at;
  if (stop > at) return { text: text.slice(at, stop), end: stop, truncated: false, notUtf8: false };
  const end = unquotedEnd(text, at, key, escaped);
  const value = withoutTrailingMarks(text.slice(at, end));
  const truncated = end >= text.length && value.endsWith('>') && !value.includes('<');
  const word = truncated ? value.slice(0, -1) : value;
  return traits & KeyTrait.hex ? fromHex(word, end, truncated) : { text: word, end, truncated, notUtf8: false };
}
