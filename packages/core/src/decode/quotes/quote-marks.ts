/** What stands beside a line, quote marks included; undefined at the begin and end of the text. */
export interface Neighbours {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The mark of one reply: "> "; nested ones stand with blanks between them or without. */
const reply = /^ {0,3}>(?: |$)|^>(?=>)/;
const bar = /^\|(?: |$)/;
const tableFrame = /^\s{0,20}(?:\+[-=+]|\|[-:=+]|[|].{0,200}\|)/;

/**
 * Without one quote mark at its begin; the line itself when it is not quoted. A bar is one only where no table is drawn with bars, and a
 * mark without a blank only where a neighbour has one too.
 */
export function withoutQuoteMark(text: string, { before, after }: Neighbours): string {
  const quoted = reply.exec(text);
  if (quoted) return text.slice(quoted[0].length);
  if (text.startsWith('>') && (before?.startsWith('>') || after?.startsWith('>'))) return text.slice(1);
  const barred = bar.exec(text);
  if (barred === null || text.indexOf('|', 1) >= 0) return text;
  const besides = [before, after].filter((line) => line !== undefined);
  if (besides.some((line) => tableFrame.test(line))) return text;
  return besides.length === 0 || besides.some((line) => bar.test(line)) ? text.slice(barred[0].length) : text;
}
