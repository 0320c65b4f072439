import { hasEllipsis, nextFieldIn, withoutCutMark } from './cut-marks.ts';
import { isBlank, isDigit } from './field-characters.ts';
import { decodeAbstractAddress, decodeHexValue } from './hex-value.ts';
import { type QuotedValue, readQuotedValue } from './quoted-value.ts';
import { KeyTrait } from './record-keys.ts';
import { moreWordsEnd, unquotedEnd, withoutStars, withoutTrailingMarks } from './unquoted-value.ts';

export interface FieldValue {
  /** Decoded; hex if the bytes are not UTF-8. */
  readonly text: string;
  readonly end: number;
  readonly truncated: boolean;
  readonly notUtf8: boolean;
}

const quote = 34;
const backslash = 92;
const star = 42;
const zero = 48;
const smallX = 120;

function numberEnd(text: string, from: number): number {
  let at = from;
  if (text.charCodeAt(at) === 45) at++;
  const isHex = text.charCodeAt(at + 1) === smallX && text.charCodeAt(at) === zero;
  if (isHex) at += 2;
  const digits = at;
  while (at < text.length && (isDigit(text.charCodeAt(at)) || (isHex && isSmallHex(text.charCodeAt(at))))) at++;
  return at === digits ? from : at;
}

/** The kernel writes small letters only; auditd may put names in capitals right behind them. */
function isSmallHex(code: number): boolean {
  return code >= 97 && code <= 102;
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
 * of the key, 0 for an unknown one; `escaped` says that the record stands in a JSON string, `plain` that it was written without quotes.
 */
export function readFieldValue(
  text: string,
  at: number,
  key: string,
  traits: number,
  escaped: boolean,
  plain: boolean,
): FieldValue {
  const first = text.charCodeAt(at);
  if (at >= text.length) return { text: '', end: at, truncated: true, notUtf8: false };
  const mayBeQuote = first === quote || first === backslash || first === 38 || first === 39 || first > 127;
  const quoted = mayBeQuote ? readQuotedValue(text, at) : undefined;
  if (quoted) return fromQuotes(quoted, first, traits);
  if (isBlank(first)) return { text: '', end: at, truncated: false, notUtf8: false };
  const stop = traits & KeyTrait.number ? numberEnd(text, at) : at;
  if (stop > at) return { text: text.slice(at, stop), end: stop, truncated: false, notUtf8: false };
  const end = unquotedEnd(text, at, key, escaped);
  const more =
    plain && (traits & (KeyTrait.word | KeyTrait.number)) === 0 ? moreWordsEnd(text, end, key, escaped) : end;
  const isBold = text.charCodeAt(at - key.length - 2) === star;
  const value = withoutTrailingMarks(isBold ? withoutStars(text.slice(at, more)) : text.slice(at, more));
  if (more > end) return { text: value, end: more, truncated: false, notUtf8: false };
  const truncated = end >= text.length && value.endsWith('>') && !value.includes('<');
  const word = truncated ? value.slice(0, -1) : value;
  return traits & KeyTrait.hex ? fromHex(word, end, truncated) : { text: word, end, truncated, notUtf8: false };
}
