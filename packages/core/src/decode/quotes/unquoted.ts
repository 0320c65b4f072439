import { withoutFence } from './fences.ts';
import { withoutFileName } from './file-name.ts';
import { withoutHtml } from './html.ts';
import { withoutLineMark } from './line-marks.ts';
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
  let beside = neighbours;
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const next = withoutLayer(text, beside) ?? withoutIndentedLayer(text, beside);
    if (next === null) break;
    ({ text, beside } = next);
  }
  return withStraightQuotes(text);
}

interface Unwrapped {
  readonly text: string;
  readonly beside: Neighbours;
}

/** A line and its neighbours without the outermost thing around the line; null where there is none. */
function withoutLayer(text: string, beside: Neighbours): Unwrapped | null {
  const unmarked = withoutMark(text, beside);
  const bare = unmarked === text ? withoutFence(withoutHtml(text)) : unmarked;
  const next = bare === text ? withoutLineNumber(withoutFileName(text, beside), beside) : bare;
  if (next === text) return null;
  const before = besideOf(beside.before, { before: undefined, after: text }, bare !== text);
  const after = besideOf(beside.after, { before: text, after: undefined }, bare !== text);
  return { text: next, beside: { before, after } };
}

/** The same of what was indented after it was quoted; the indentation is kept. */
function withoutIndentedLayer(text: string, { before, after }: Neighbours): Unwrapped | null {
  const dedented = text.trimStart();
  if (dedented.length === text.length) return null;
  const next = withoutLayer(dedented, { before: before?.trimStart(), after: after?.trimStart() });
  return next && { ...next, text: `${text.slice(0, text.length - dedented.length)}${next.text}` };
}

/** The neighbour without the layer that was just taken off the line. */
function besideOf(line: string | undefined, neighbours: Neighbours, isMark: boolean): string | undefined {
  if (line === undefined) return undefined;
  if (!isMark) return withoutLineNumber(withoutFileName(line, neighbours), neighbours);
  const unmarked = withoutMark(line, neighbours);
  return unmarked === line ? withoutFence(withoutHtml(line)) : unmarked;
}

function withoutMark(text: string, neighbours: Neighbours): string {
  const unmarked = withoutQuoteMark(text, neighbours);
  return unmarked === text ? withoutLineMark(text, neighbours) : unmarked;
}
