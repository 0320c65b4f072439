import { matchesOf } from '../matches-of.ts';
import type { Finder, Span } from '../span.ts';

const BEGIN = '-----BEGIN ';
const END = '-----END ';
const DASHES = '-----';
/** Longer ones are none: the end was cut off, and that of another block is found. */
const LONGEST_BLOCK = 16 * 1024;
/** What of a block without its end is surely of it; `\n` may stand as two characters. */
const BODY = /-----BEGIN [A-Z0-9 ]{1,64}(?:-----)?(?:\s*[A-Za-z0-9+/=\\]{16,})*/y;
/** A line of a block that was cut into lines, of which only the one is quoted. */
const BODY_LINE = /^[ \t]*([A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{5,63}={1,2})[ \t\r]*$/gm;

/**
 * Keys and certificates in PEM, over lines or on one, and what is left of one. Each line gets the token of the block, so that
 * lines keep their numbers.
 */
export const findKeyBlocks: Finder = {
  find: (text) => {
    const spans: Span[] = [];
    for (let from = text.indexOf(BEGIN); from >= 0; ) {
      const next = text.indexOf(BEGIN, from + BEGIN.length);
      const to = endOfBlock(text, from, next < 0 ? text.length : next);
      spans.push(...linesOf(text, from, to));
      from = next;
    }
    for (const match of matchesOf(text, BODY_LINE)) {
      const [line, value = ''] = match;
      if (!/[a-z]/.test(value) || !/[A-Z]/.test(value) || !/[0-9+/]/.test(value)) continue;
      const from = match.index + line.indexOf(value);
      spans.push({ from, to: from + value.length, kind: 'SECRET', value });
    }
    return spans;
  },
};

function endOfBlock(text: string, from: number, limit: number): number {
  const block = text.slice(from, Math.min(limit, from + LONGEST_BLOCK));
  const end = block.indexOf(END);
  if (end >= 0) {
    const dashes = block.indexOf(DASHES, end + END.length);
    return from + (dashes < 0 ? end + END.length : dashes + DASHES.length);
  }
  BODY.lastIndex = 0;
  return from + (BODY.exec(block)?.[0].length ?? BEGIN.length);
}

function linesOf(text: string, from: number, to: number): readonly Span[] {
  const value = text.slice(from, to);
  return Array.from(value.matchAll(/[^\s][^\n]*/g), (match) => ({
    from: from + match.index,
    to: from + match.index + match[0].trimEnd().length,
    kind: 'SECRET' as const,
    value,
  }));
}
