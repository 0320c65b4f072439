import { beginsForm } from '../begins/line-begin.ts';

/** What else is known of where two lines were folded. */
export interface FoldContext {
  /** The line before `previous`, when it is part of the same text. */
  readonly earlier?: string | undefined;
  /** Columns of the terminal, where other folds have shown it. */
  readonly width?: number | undefined;
}

/** A terminal narrower than this is not believed to have cut a line. */
const NARROWEST = 40;
/** Mails are folded at blanks, at 72 to 80 columns; what is longer than that was cut by a terminal. */
const SHORTEST_MAIL_LINE = 60;
const MAIL_WIDTH = 80;
const SHORTEST_MAIL_WIDTH = 72;
const LONGEST = 1000;
const usualWidths: ReadonlySet<number> = new Set([80, 100, 120, 132, 160, 200]);
/** Of text that goes on, the next line is no row, list item, key, prompt or begin of a block. */
const beginsAnew =
  /^\s*(?:[-*+#$>|{}[\]]\s|[-=+|_]{3}|\d{1,3}[.)]\s|[A-Z][\w .-]{0,40}:(?:\s|$)|[A-Z][A-Z ]{3,}\s\s|\w[\w.-]{0,40}@[\w.-]{1,64}:)/;
/** A key of YAML, or a word of a message. */
const lowerKey = /^\s*[a-z][\w.-]{0,40}:(?:\s|$)/;
const columns = /\S {2,}\S/;
const sentenceEnd = /[.!?]$/;
const closing: Readonly<Record<string, string>> = { '"': '"', '(': ')', '[': ']', '{': '}' };

/**
 * What to put between two raw lines of free text, without the blanks at their edges, when the second goes on with the first: nothing
 * where a terminal cut a word, a blank where it was folded at one. Null where it does not, or where that is not certain: two lines read as one can make an error of none.
 */
export function seamBetween(previous: string, next: string, { earlier, width }: FoldContext = {}): '' | ' ' | null {
  const length = previous.length;
  if (length < NARROWEST || length > LONGEST || next.length > Math.max(length, MAIL_WIDTH)) return null;
  if (next.trim() === '' || beginsForm(next) || beginsAnew.test(next) || isRow(previous, next)) return null;
  if (next.length <= length && wasCut(previous, next, earlier, width)) return atEdge(previous, next);
  if (!goesOnInside(previous, next)) return null;
  if (length > MAIL_WIDTH) return next.length <= length ? atEdge(previous, next) : null;
  return wasFolded(previous, next) ? ' ' : null;
}

function atEdge(previous: string, next: string): '' | ' ' {
  return /\s$/.test(previous) || /^\s/.test(next) ? ' ' : '';
}

/** Rows of a table are as long as each other, and lines of a program begin alike. */
function isRow(previous: string, next: string): boolean {
  return columns.test(next) || firstWord(previous) === firstWord(next);
}

function firstWord(line: string): string {
  return /\S{1,80}/.exec(line)?.[0] ?? '';
}

function wasCut(previous: string, next: string, earlier: string | undefined, width: number | undefined): boolean {
  const { length } = previous;
  if (width !== undefined) return length === width;
  if (sentenceEnd.test(previous)) return false;
  if (earlier?.length === length && firstWord(earlier) !== firstWord(previous)) return true;
  if (goesOnInside(previous, next) && (usualWidths.has(length) || next.length === length)) return true;
  // The first two lines of three: both are full, and no program begins a message in the middle of a sentence.
  if (next.length === length && length >= MAIL_WIDTH && /^ ?[a-z]/.test(next) && !lowerKey.test(next)) return true;
  if (!usualWidths.has(length) || /^[A-Z]/.test(next)) return false;
  // A blank at the very end of a terminal's line is the text's own.
  return previous.endsWith(' ') || !lowerKey.test(next);
}

/** Whether a quote or bracket that is open at the end of the first line is closed in the second, before another one opens. */
function goesOnInside(previous: string, next: string): boolean {
  const open: string[] = [];
  for (const character of previous) {
    if (open.length > 0 && character === open.at(-1)) open.pop();
    else if (open.at(-1) !== '"' && closing[character] !== undefined) open.push(closing[character]);
  }
  const wanted = open.at(-1);
  if (wanted === undefined) return false;
  const at = next.indexOf(wanted);
  return at >= 0 && !/["([{]/.test(next.slice(0, at));
}

/** Whether the first word of the second line had no room in the first, as where a mail program folded it. */
function wasFolded(previous: string, next: string): boolean {
  if (previous.length < SHORTEST_MAIL_LINE || /^\s/.test(next)) return false;
  return previous.trimEnd().length + 1 + firstWord(next).length > SHORTEST_MAIL_WIDTH;
}
