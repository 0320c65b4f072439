import { beginsForm } from '../begins/line-begin.ts';
import type { Neighbours } from './quote-marks.ts';

interface Numbered {
  readonly number: number;
  /** What follows the number: "\t" of `cat -n`, ":" and "-" of grep, "|" of pages, " " of forums. */
  readonly mark: string;
  readonly rest: string;
}

/** A number with zeros before it counts no lines. */
const numbered = /^ {0,12}([1-9]\d{0,6})(\t|:|-| ?[|│] ?|\.? {1,8})(?=\S|\s|$)/;
const REACH = 40;
const snapState = /^\s{0,12}(?:Done|Doing|Do|Error|Hold|Undone|Undo|Undoing|Wait|Abort)\s/;
/** "1: lo: <LOOPBACK,UP>" of `ip -o link`, and the end of a clock. */
const notOfGrep = /^(?: \S{1,32}: <|\s{0,4}\d\d(?:[:.,]\d\d| |$))/;
/** What was quoted before somebody numbered it. */
const quoted = /^\s{0,8}(?:[>+│|]|<[\w-]{1,32}>) /;
const key = /^\s{0,12}[A-Za-z][\w ./-]{0,40}:(?:\s|$)/;

/**
 * Without the number that grep, `cat -n` or a page put before it; the line itself when it has none. Tables begin with numbers too, so
 * a neighbour must have the number before or after (of grep: a smaller one before, a greater one after), and what follows must not be
 * a row: where only blanks part it, it must be the begin of a known form.
 */
export function withoutLineNumber(text: string, { before, after }: Neighbours): string {
  const line = read(text);
  if (line === null) return text;
  const near = [before, after].map((beside) => (beside === undefined ? null : read(beside)));
  const isBetween = isNext(near[0], line) && isNext(line, near[1]);
  if (!mayFollow(line) && !(isBetween && !isRow(line.rest))) return text;
  const distances = near.map((beside, index) =>
    beside === null || !isSameKind(line, beside) ? 0 : (beside.number - line.number) * (index === 0 ? -1 : 1),
  );
  // Lines are counted upwards: what goes back is a column of numbers.
  if (distances.some((distance) => distance < 0)) return text;
  const goesOn = distances.includes(1) || (line.mark === ':' && distances.some((distance) => distance > 1));
  return goesOn ? line.rest : text;
}

/** Whether the second of two lines has the number after that of the first. */
function isNext(one: Numbered | null | undefined, other: Numbered | null | undefined): boolean {
  return one != null && other != null && isSameKind(one, other) && other.number === one.number + 1;
}

/** Whether what follows a number is the rest of a row: a state, a terminal of a process, another number. */
function isRow(rest: string): boolean {
  return snapState.test(rest) || /^\s{0,12}(?:\?|pts\/|tty|\d)/.test(rest);
}

function read(text: string): Numbered | null {
  const found = numbered.exec(text.slice(0, REACH));
  if (found === null) return null;
  const [whole, number = '', mark = ''] = found;
  return { number: Number(number), mark: mark.trim() || mark.charAt(0), rest: text.slice(whole.length) };
}

function isSameKind(one: Numbered, other: Numbered): boolean {
  const isGrep = (mark: string): boolean => mark === ':' || mark === '-';
  return one.mark === other.mark || (isGrep(one.mark) && isGrep(other.mark));
}

function mayFollow({ mark, rest }: Numbered): boolean {
  if (beginsForm(rest)) return true;
  if (snapState.test(rest)) return false;
  if (mark === ' ' || mark === '.') return key.test(rest) || quoted.test(rest);
  if (mark === '\t') return rest.startsWith('>') || !rest.includes('\t');
  if (mark === '-') return !/^(?:\d|\p{L}{3,5}-)/u.test(rest);
  return !notOfGrep.test(rest);
}
