import { beginsForm } from '../begins/line-begin.ts';
import type { Neighbours } from './quote-marks.ts';

/** What stands before each line of a quote, and nowhere else. */
const marks: readonly RegExp[] = [
  // A side of a diff, as trackers mail them; frames of tables and ends of shell traces are none.
  /^\+(?![-=+])/,
  // The frame of a program for terminals.
  /^\s{0,4}[│┃║▌](?: |$)/,
  // Who said it, on IRC and in Matrix; "<none>" and its like are cells.
  /^(?:\[?\d\d:\d\d(?::\d\d)?\]? )?<[ @+%&~]?(?!(?:none|unknown|invalid|nil|unset|error)>)[\w[\]\\`^{}|-]{1,32}> /,
  // A quote in Jira.
  /^bq\. /,
];
const frameEnd = /\s{0,400}[│┃║]\s{0,40}$/;
const frameBegin = /^\s{0,4}[│┃║]/;
const REACH = 80;
const END_REACH = 440;

/** A line without the mark that a neighbour has as well, or that a known form of line follows; the line itself when it has none. */
export function withoutLineMark(text: string, { before, after }: Neighbours): string {
  const head = text.slice(0, REACH);
  for (const mark of marks) {
    const found = mark.exec(head)?.[0];
    if (found === undefined) continue;
    const rest = text.slice(found.length);
    const isShared = [before, after].some((beside) => beside !== undefined && mark.test(beside.slice(0, REACH)));
    if (!isShared && !beginsForm(rest)) return text;
    return frameBegin.test(head) ? withoutFrameEnd(rest) : rest;
  }
  return text;
}

function withoutFrameEnd(text: string): string {
  const end = frameEnd.exec(text.slice(-END_REACH));
  return end === null ? text : text.slice(0, text.length - end[0].length);
}
