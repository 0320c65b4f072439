import { withoutFence } from './fences.ts';
import { withoutFileName } from './file-name.ts';
import { withoutHtml } from './html.ts';
import { withoutLineNumber } from './line-number.ts';
import { type Neighbours, withoutQuoteMark } from './quote-marks.ts';
import { withStraightQuotes } from './straight-quotes.ts';

/** A quote of a quote, numbered and in a fence, is still read; what is nested deeper is left. */
const MAX_LAYERS = 12;

/**
 * A line without what people and pages put around it, and made of its quotes: quote marks, fences, tags, entities, numbers and names of grep. Its
 * neighbours are unquoted alike, since they tell whether a number counts lines.
 */
export function unquoted(raw: string, neighbours: Neighbours): string {
  let text = raw;
  let { before, after } = neighbours;
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const beside: Neighbours = { before, after };
    const unmarked = withoutQuoteMark(text, beside);
    const bare = unmarked === text ? withoutFence(withoutHtml(text)) : unmarked;
    const next = bare === text ? withoutLineNumber(withoutFileName(text, beside), beside) : bare;
    if (next === text) break;
    before = besideOf(before, { before: undefined, after: text }, bare !== text);
    after = besideOf(after, { before: text, after: undefined }, bare !== text);
    text = next;
  }
  return withStraightQuotes(text);
}

/** The neighbour without the layer that was just taken off the line. */
function besideOf(line: string | undefined, neighbours: Neighbours, isMark: boolean): string | undefined {
  if (line === undefined) return undefined;
  if (!isMark) return withoutLineNumber(withoutFileName(line, neighbours), neighbours);
  const unmarked = withoutQuoteMark(line, neighbours);
  return unmarked === line ? withoutFence(withoutHtml(line)) : unmarked;
}
