import { closingQuote } from './quoted.ts';

/** Errors that stand in one level of quoting. */
export interface ErrorLevel {
  /** Parts between colons that stand outside of quotes and brackets, as written. */
  readonly parts: readonly Part[];
  /** An error that is quoted as the last part, or as a value (`err="…"`, `desc = "…"`, `caused "…"`); still escaped. */
  readonly quoted?: string;
  /** What follows that quote. */
  readonly after: string;
}

export interface Part {
  readonly start: number;
  readonly end: number;
}

const QUOTING = /(?:\b(?:err|error|reason)=|\bdesc = |\bcaused:? )$/i;
const ENDS_QUOTED = /^(?:$|[\],.]|: unknown\b)/;
/** How the scheduler's message goes on with what evicting others would not help. */
const PREEMPTION = ' preemption: ';

/** Finds the parts of one level; one pass, brackets and quotes are stepped over whole. */
export function errorLevel(text: string): ErrorLevel {
  const closers = closersOf(text);
  const parts: Part[] = [];
  let start = 0;
  /** A quote that nothing closes leaves none behind it that something does. */
  let closed = true;
  const cut = (at: number, width: number): void => {
    parts.push({ start, end: at });
    start = at + width;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') {
      if (!closed) continue;
      const close = closingQuote(text, at);
      closed = close >= 0;
      if (holdsError(text, at, close, start)) {
        cut(at, 0);
        return {
          parts,
          quoted: text.slice(at + 1, close < 0 ? undefined : close),
          after: close < 0 ? '' : text.slice(close + 1),
        };
      }
      if (close >= 0) at = close;
    } else if (char === ':') {
      if (text.charAt(at + 1) === ' ') cut(at, 2);
    } else if (char === ' ') {
      if (text.startsWith(' desc = ', at)) cut(at, 8);
      else if (text.startsWith(PREEMPTION, at) && '.,'.includes(text.charAt(at - 1) || ' ')) {
        const end = text.charAt(at - 1) === ',' ? at - 1 : at;
        return { parts: [...parts, { start, end }], after: '' };
      }
    } else at = closers.get(at) ?? at;
  }
  cut(text.length, 0);
  return { parts, after: '' };
}

/** Whether the quote at `open` holds an error of its own, and not a name. */
function holdsError(text: string, open: number, close: number, start: number): boolean {
  const inner = text.slice(open + 1, close < 0 ? undefined : close);
  if (!/\s/.test(inner)) return false;
  if (QUOTING.test(text.slice(Math.max(0, open - 12), open))) return true;
  const beginsPart = start > 0 && text.slice(start, open).trim() === '';
  return beginsPart && (close < 0 || ENDS_QUOTED.test(text.slice(close + 1, close + 12)));
}

/** Where each bracket that is closed closes; what stands in quotes does not count. */
function closersOf(text: string): ReadonlyMap<number, number> {
  const closers = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') {
      const close = closingQuote(text, at);
      if (close < 0) break;
      at = close;
    } else if ('([{'.includes(char)) open.push(at);
    else if (')]}'.includes(char)) {
      const from = open.at(-1);
      if (from === undefined || '([{'.indexOf(text.charAt(from)) !== ')]}'.indexOf(char)) continue;
      open.pop();
      closers.set(from, at);
    }
  }
  return closers;
}
