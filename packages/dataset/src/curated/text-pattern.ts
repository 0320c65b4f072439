import { type CaptureName, type Captures, isCaptureName } from './capture.ts';

/** Plain text with holes: `couldn't find key {{key}} in Secret {{namespace}}/{{secret}}`. */
export interface TextPattern {
  /** What stands before, between and after the holes, one more than there are holes. */
  readonly literals: readonly string[];
  readonly holes: readonly Hole[];
  /** How much of it is plain text: of two patterns that match, the one with more says more. */
  readonly weight: number;
}

/** `{{name}}` is kept, `{{*}}` is passed over. At the end a hole holds one word, `{{name...}}` all the rest. */
interface Hole {
  readonly name: CaptureName | null;
  readonly rest: boolean;
}

/** A hole does not reach further; what is longer is another sentence. */
const LONGEST_HOLE = 1000;
/** A hole at the end ends here. */
const WORD_END = /[\s"'`,;()\\\]}]/;
const HOLE = /\{\{([a-z]+|\*)(\.\.\.)?\}\}/g;
/** Shorter text between two holes would match anywhere. */
const SHORTEST_ANCHOR = 7;

/** Reads a pattern as it stands in a file; `error` says what is wrong with it. */
export function parseTextPattern(
  text: string,
): { readonly ok: true; readonly value: TextPattern } | { readonly ok: false; readonly error: string } {
  const literals: string[] = [];
  const holes: Hole[] = [];
  let at = 0;
  for (const found of text.matchAll(HOLE)) {
    const [whole, name = '', rest] = found;
    if (name !== '*' && !isCaptureName(name)) return { ok: false, error: `"${whole}" is no hole that is known` };
    const literal = text.slice(at, found.index);
    if (literal === '' && holes.length > 0) return { ok: false, error: `nothing stands before "${whole}"` };
    at = found.index + whole.length;
    if (rest !== undefined && at < text.length) return { ok: false, error: `"${whole}" can only stand at the end` };
    literals.push(literal);
    holes.push({ name: name === '*' ? null : name, rest: rest !== undefined });
  }
  literals.push(text.slice(at));
  if (literals.every((literal) => literal.length < SHORTEST_ANCHOR)) {
    return { ok: false, error: `at least ${SHORTEST_ANCHOR} characters in a row must be plain text` };
  }
  return { ok: true, value: { literals, holes, weight: literals.reduce((sum, { length }) => sum + length, 0) } };
}

/**
 * Finds a pattern in one line of text: each plain text after the one before, the first time it comes. Linear in the text. `end` is
 * where the match ends.
 */
export function matchText(
  { literals, holes }: TextPattern,
  text: string,
): { readonly captures: Captures; readonly end: number } | null {
  const [first = '', ...others] = literals;
  const start = text.indexOf(first);
  if (start < 0) return null;
  const captures: Captures = {};
  let at = start + first.length;
  // A pattern that begins with a hole holds the word before.
  if (first === '') {
    const next = text.indexOf(others[0] ?? '');
    if (next < 0) return null;
    at = wordStart(text, next);
  }
  for (const [index, literal] of others.entries()) {
    const hole = holes[index];
    const isLast = index === others.length - 1 && literal === '';
    const end = isLast ? endOf(text, at, hole?.rest ?? false) : text.indexOf(literal, at);
    if (end < 0 || end - at > LONGEST_HOLE || !hole) return null;
    if (hole.name !== null) captures[hole.name] ??= text.slice(at, end);
    at = end + literal.length;
  }
  return { captures, end: at };
}

function endOf(text: string, at: number, rest: boolean): number {
  if (rest) return Math.min(text.length, at + LONGEST_HOLE);
  const length = text.slice(at, at + LONGEST_HOLE).search(WORD_END);
  const end = length < 0 ? Math.min(text.length, at + LONGEST_HOLE) : at + length;
  // The full stop of the sentence is not of the word.
  return /[.:]/.test(text.charAt(end - 1)) && end > at ? end - 1 : end;
}

function wordStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && end - at < LONGEST_HOLE && !WORD_END.test(text.charAt(at - 1))) at--;
  return at;
}
