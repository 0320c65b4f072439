import { findSpans } from './find-spans.ts';
import { matchesOf } from './matches-of.ts';
import type { Finder, Span } from './span.ts';

/** Shorter than "/home/x" nothing is worth decoding. */
const HEX = /(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}){7,}(?![0-9A-Za-z])/g;
/** How the journal's JSON writes a message that is not plain text. */
const BYTES = /\[(?:[0-9]{1,3}, ?){6,}[0-9]{1,3}\]/g;

/**
 * Looks into texts that the kernel writes in hexadecimal (`name=2F686F6D65…`, a blank in a path is enough) and the journal as
 * a list of bytes. Positions are those in the text as it is written.
 */
export function encodedFinder(finders: readonly Finder[]): Finder {
  return { find: (text) => [...inHex(text, finders), ...inBytes(text, finders)] };
}

function inHex(text: string, finders: readonly Finder[]): readonly Span[] {
  const spans: Span[] = [];
  for (const match of matchesOf(text, HEX)) {
    const bytes = Buffer.from(match[0], 'hex');
    for (const span of findSpans(bytes.toString('latin1'), finders)) {
      spans.push({
        ...decoded(span),
        from: match.index + 2 * span.from,
        to: match.index + 2 * span.to,
        encoding: 'hex',
      });
    }
  }
  return spans;
}

function inBytes(text: string, finders: readonly Finder[]): readonly Span[] {
  const spans: Span[] = [];
  if (!text.includes('[')) return spans;
  for (const match of matchesOf(text, BYTES)) {
    const places = Array.from(match[0].matchAll(/[0-9]+/g), (number) => ({
      from: match.index + number.index,
      to: match.index + number.index + number[0].length,
      code: Number(number[0]) & 0xff,
    }));
    const plain = Buffer.from(places.map(({ code }) => code)).toString('latin1');
    for (const span of findSpans(plain, finders)) {
      const first = places[span.from];
      const last = places[span.to - 1];
      if (first && last) spans.push({ ...decoded(span), from: first.from, to: last.to, encoding: 'bytes' });
    }
  }
  return spans;
}

/** Names in other scripts are several bytes a letter, and must get the token that they have elsewhere. */
function decoded(span: Span): Span {
  return { ...span, value: Buffer.from(span.value, 'latin1').toString('utf8') };
}
