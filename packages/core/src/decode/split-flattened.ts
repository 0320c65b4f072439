import {
  AUDIT_BEGIN,
  CARRIED_BEGIN,
  EVENT_BEGIN,
  EVENT_ROW_BEGIN,
  KLOG_BEGIN,
  LOGRUS_BEGIN,
  STAMPED_BEGIN,
} from './begins/line-begin.ts';
import { describeCuts } from './flattened/describe-keys.ts';
import { escapedLines } from './flattened/escaped-lines.ts';
import { rowCuts } from './flattened/row-cuts.ts';

/** Of a longer text the rest stays one piece. */
export const MAX_PIECES = 4_000;
/** No two lines of a known form are shorter together. */
const SHORTEST = 40;

const begin = new RegExp(
  `(?<=^|\\s)(?:(?<carried>${CARRIED_BEGIN})|(?<bare>${STAMPED_BEGIN}|${[KLOG_BEGIN, LOGRUS_BEGIN, AUDIT_BEGIN, EVENT_BEGIN, EVENT_ROW_BEGIN].join('|')}))`,
  'gu',
);

interface Begin {
  readonly at: number;
  /** It has a program's name too: what stands in a message's quotes seldom has. */
  readonly isCarried: boolean;
}

/**
 * Cuts a line whose newlines became blanks at each place where a known form of line begins; the text alone where nothing is evident.
 * Each piece is a stretch of the text without the blanks at its end.
 */
export function splitFlattened(text: string): readonly string[] {
  if (text.length < SHORTEST) return [text];
  const lines = escapedLines(text);
  if (lines !== null && lines.length <= MAX_PIECES) return lines;
  if (lines !== null) return [...lines.slice(0, MAX_PIECES - 1), lines.slice(MAX_PIECES - 1).join(' ')];
  // JSON holds logs in strings, where they belong to their object.
  if (/^\s{0,40}[{[]\s{0,4}["{]/.test(text)) return [text];
  const cuts = [...new Set([...lineCuts(text), ...describeCuts(text), ...rowCuts(text)])].sort(
    (one, other) => one - other,
  );
  const pieces: string[] = [];
  let from = 0;
  for (const cut of cuts.slice(0, MAX_PIECES - 1)) {
    const piece = text.slice(from, cut).trimEnd();
    if (piece !== '') pieces.push(piece);
    from = piece === '' ? from : cut;
  }
  return pieces.length === 0 ? [text] : [...pieces, text.slice(from).trimEnd()];
}

/** Where lines begin after the first: one alone in the middle of other words may be a line that these words quote. */
function lineCuts(text: string): readonly number[] {
  const begins = beginsIn(text);
  const isAtStart = begins[0] !== undefined && text.slice(0, begins[0].at).trim() === '';
  const inner = isAtStart ? begins.slice(1) : begins;
  if (!isAtStart && inner.length < 2) return [];
  const cuts: number[] = [];
  let from = 0;
  let isQuoted = false;
  for (const { at, isCarried } of inner) {
    for (; from < at; from++)
      if (text.charCodeAt(from) === 34 && text.charCodeAt(from - 1) !== 92) isQuoted = !isQuoted;
    if (isQuoted && !isCarried) continue;
    cuts.push(at);
    isQuoted = false;
  }
  return cuts;
}

function beginsIn(text: string): readonly Begin[] {
  const begins: Begin[] = [];
  let end = -1;
  for (const { 0: found, index, groups } of text.matchAll(begin)) {
    // A stamp directly behind a carrier is the message's own.
    const isOwn = end >= 0 && text.slice(end, index).trim() === '';
    // CRI-O repeats the log line of runc behind "container create failed:".
    const follows = /(?:\]:|\b(?:kernel|failed|output):)\s{0,2}$/.test(text.slice(Math.max(0, index - 12), index));
    if (!isOwn && !(follows && groups?.bare !== undefined))
      begins.push({ at: index, isCarried: groups?.carried !== undefined });
    end = index + found.length;
  }
  return begins;
}
