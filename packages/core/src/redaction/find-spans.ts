import { isKept } from './is-kept.ts';
import type { Finder, Span } from './span.ts';
import { kinds, type PlacedToken, tokensIn } from './token.ts';

/** Most fields of an access are such a word; no structure and no distinct name is one. */
const PLAIN_WORD = /^[A-Za-z]{0,16}$/;

/** All that finders find in a text, in order, without overlaps, and never a token. */
export function findSpans(text: string, finders: readonly Finder[]): readonly Span[] {
  if (PLAIN_WORD.test(text)) return [];
  const found = finders.flatMap((finder) => finder.find(text));
  if (found.length === 0) return found;
  const tokens = tokensIn(text);
  return withoutOverlaps(tokens.length === 0 ? found : found.flatMap((span) => besideTokens(text, span, tokens)));
}

/** What of a span is no token: a secret or a name that holds one was redacted in part before. */
function besideTokens(text: string, span: Span, tokens: readonly PlacedToken[]): readonly Span[] {
  let next = firstEndingAfter(tokens, span.from);
  let token = tokens[next];
  if (!token || token.from >= span.to) return [span];
  const pieces: Span[] = [];
  let from = span.from;
  for (; token && token.from < span.to; token = tokens[++next]) {
    pieces.push(...trimmed(text, span, from, token.from));
    from = token.to;
  }
  return [...pieces, ...trimmed(text, span, from, span.to)];
}

/** A piece without the marks at its ends, so that tokens do not touch. */
function trimmed(text: string, span: Span, from: number, to: number): readonly Span[] {
  let start = from;
  let end = to;
  while (start < end && !isWordCharacter(text, start)) start++;
  while (end > start && !isWordCharacter(text, end - 1)) end--;
  const value = text.slice(start, end);
  return value === '' || isKept(span.kind, value) ? [] : [{ ...span, from: start, to: end, value }];
}

/** Half of a pair of surrogates counts as one: pairs are never cut. */
function isWordCharacter(text: string, at: number): boolean {
  return /[\p{L}\p{N}\p{Cs}]/u.test(text.charAt(at));
}

function firstEndingAfter(tokens: readonly PlacedToken[], at: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Secrets before all others, since a part of one is as bad as the whole; then what begins first, the longest of these. */
function withoutOverlaps(spans: readonly Span[]): readonly Span[] {
  const inOrder = [...spans].sort((a, b) => a.from - b.from || b.to - a.to || rank(a) - rank(b));
  const secrets = foremost(inOrder.filter(({ kind }) => kind === 'SECRET'));
  const free: Span[] = [];
  let next = 0;
  for (const span of inOrder) {
    if (span.kind === 'SECRET') continue;
    while ((secrets[next]?.to ?? Infinity) <= span.from) next++;
    if ((secrets[next]?.from ?? Infinity) >= span.to) free.push(span);
  }
  return [...secrets, ...foremost(free)].sort((a, b) => a.from - b.from);
}

function foremost(inOrder: readonly Span[]): readonly Span[] {
  const chosen: Span[] = [];
  let end = 0;
  for (const span of inOrder) {
    if (span.from < end) continue;
    chosen.push(span);
    end = span.to;
  }
  return chosen;
}

function rank({ kind }: Span): number {
  return kinds.indexOf(kind);
}
