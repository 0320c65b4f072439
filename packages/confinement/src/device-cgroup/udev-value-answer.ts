import { anyOf, type Ternary } from '../ternary.ts';
import { type BracketSet, isInSet, literal, readBracketSet } from './bracket-set.ts';

/** One element of a pattern; `any` stands for any text, `one` for one character. */
type Element = 'any' | 'one' | { readonly text: string } | { readonly set: BracketSet };

/** What no character fits: nothing follows the backslash. */
const NOTHING: Element = { set: { negated: false, ranges: [] } };
const HOLE = /<<[^<>]*>>/g;
const GLOB = /[*?[]/;
/** A character, with the backslash before it. */
const PART = /\\?./gsu;

/**
 * Whether a text is what the value of a udev test asks for: one of the patterns between `|`, of which an empty one asks for no text at all
 * (systemd, src/udev/udev-rules.c, token_match_string). Patterns are those of fnmatch(3) without flags, so `*` crosses slashes; a value
 * without `*`, `?` and `[` is compared as it stands. A backslash that nothing follows fits no text. A hole may stand for any text: it can say no, but never yes.
 */
export function valueAnswer(value: string, text: string): Ternary {
  const isGlob = GLOB.test(value.replace(HOLE, ''));
  return anyOf(value.split('|').map((pattern) => patternAnswer(pattern, text, isGlob)));
}

/** True for a value that every text fits. */
export function fitsEverything(value: string): boolean {
  return value.split('|').some((pattern) => pattern !== '' && /^\*+$/.test(pattern));
}

function patternAnswer(pattern: string, text: string, isGlob: boolean): Ternary {
  const pieces = pattern.split(HOLE);
  if (pieces.length === 1 && !isGlob) return pattern === text ? 'yes' : 'no';
  if (isGlob && pieces.slice(0, -1).some(isOpenAtItsEnd)) return 'unknown';
  const elements = pieces.flatMap((piece, index): readonly Element[] => [
    ...(index > 0 ? ['any' as const] : []),
    ...(isGlob ? elementsOf(piece) : [...piece].map((text) => ({ text }))),
  ]);
  if (!fits(elements, [...text])) return 'no';
  return pieces.length > 1 ? 'unknown' : 'yes';
}

/** A set or a pair that a hole stands in. */
function isOpenAtItsEnd(piece: string): boolean {
  return piece.endsWith('\\') || piece.lastIndexOf('[') > piece.lastIndexOf(']');
}

/** Goes back to the last `any` only, so that the time is bounded by the product of the two lengths. */
function fits(elements: readonly Element[], text: readonly string[]): boolean {
  let element = 0;
  let at = 0;
  let lastAny = -1;
  let from = 0;
  while (at < text.length) {
    const wanted = elements[element];
    if (wanted === 'any') {
      lastAny = element++;
      from = at;
    } else if (wanted !== undefined && fitsOne(wanted, text[at] ?? '')) {
      element++;
      at++;
    } else if (lastAny >= 0) {
      element = lastAny + 1;
      at = ++from;
    } else return false;
  }
  while (elements[element] === 'any') element++;
  return element === elements.length;
}

function fitsOne(element: Exclude<Element, 'any'>, character: string): boolean {
  if (element === 'one') return true;
  return 'text' in element ? element.text === character : isInSet(element.set, character);
}

function elementsOf(pattern: string): readonly Element[] {
  const parts: readonly string[] = pattern.match(PART) ?? [];
  const lastClosing = parts.lastIndexOf(']');
  const elements: Element[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const bracket = part === '[' && at < lastClosing ? readBracketSet(parts, at) : null;
    if (bracket) {
      elements.push({ set: bracket.set });
      at = bracket.end;
    } else if (part === '*') elements.push('any');
    else if (part === '?') elements.push('one');
    else if (part === '\\') elements.push(NOTHING);
    else elements.push({ text: literal(part) });
  }
  return elements;
}
