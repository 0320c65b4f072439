import type { Result } from '../result.ts';
import type { RuleError } from './rule-error.ts';

export interface RuleWord {
  /** Verbatim, quotes included; in a parenthesised group every run of white space is one blank. */
  readonly text: string;
  /** 1-based. */
  readonly column: number;
}

const BLANK = /\s/;
/** A group over more lines is taken for a forgotten parenthesis; this keeps reading linear. */
const MAX_GROUP_LINES = 50;

/**
 * Splits one rule into words. A word ends at white space outside of quotes and of a group `( … )`; a group begins only where
 * a word or a value begins, so a parenthesis within a path is a character like any other.
 */
export function splitRuleWords(text: string): Result<RuleWord[], RuleError> {
  const words: RuleWord[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at] as string;
    if (BLANK.test(char)) {
      at += 1;
    } else if (char === '#') {
      at = lineEnd(text, at);
    } else {
      const end = wordEnd(text, at);
      if (!end.ok) return end;
      words.push({ text: foldBlanks(text.slice(at, end.value)), column: at + 1 });
      at = end.value;
    }
  }
  return { ok: true, value: words };
}

/** Rule classes whose access list may follow without a blank: `dbus(send)`. */
const BEFORE_GROUP = /^(?:dbus|unix|signal|ptrace|network|mqueue|userns|io_uring)$/;

/** The position after the word that begins at `start`. */
export function wordEnd(text: string, start: number): Result<number, RuleError> {
  let at = start;
  while (at < text.length) {
    const char = text[at] as string;
    const fresh = at === start || text[at - 1] === '=';
    if (BLANK.test(char)) break;
    if (char === '\\') at += 2;
    else if (char === '"' && fresh) {
      const end = quoteEnd(text, at);
      if (end === undefined) return fail('a quote is not closed', at);
      return { ok: true, value: end };
    } else if (char === '(' && fresh) return groupEnd(text, at);
    else if (char === '(' && at - start <= 8 && BEFORE_GROUP.test(text.slice(start, at))) break;
    else at += 1;
  }
  return { ok: true, value: Math.min(at, text.length) };
}

/** The position after a quoted text that begins at `start`; a quote does not go on over the end of its line. */
export function quoteEnd(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return undefined;
}

function groupEnd(text: string, start: number): Result<number, RuleError> {
  let depth = 0;
  let lines = 0;
  for (let at = start; at < text.length && lines < MAX_GROUP_LINES; ) {
    const char = text[at] as string;
    if (char === '\n') lines += 1;
    if (char === '"') {
      const end = quoteEnd(text, at);
      if (end === undefined) return fail('a quote is not closed', at);
      at = end;
      continue;
    }
    if (char === '#' && BLANK.test(text[at - 1] ?? ' ')) {
      at = lineEnd(text, at);
      continue;
    }
    at += char === '\\' ? 2 : 1;
    if (char === '(') depth += 1;
    else if (char === ')') {
      depth -= 1;
      if (depth === 0) return { ok: true, value: at };
    }
  }
  return fail('a parenthesis is not closed', start);
}

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** Folds white space and drops comments within a group; what stands in quotes is left alone. */
function foldBlanks(word: string): string {
  let out = '';
  for (let at = 0; at < word.length; ) {
    const char = word[at] as string;
    if (char === '"') {
      const end = quoteEnd(word, at) ?? word.length;
      out += word.slice(at, end);
      at = end;
    } else if (char === '\\') {
      out += word.slice(at, at + 2);
      at += 2;
    } else if (BLANK.test(char)) {
      if (!out.endsWith(' ')) out += ' ';
      at += 1;
    } else if (char === '#' && at > 0 && out.endsWith(' ')) {
      at = lineEnd(word, at);
    } else {
      out += char;
      at += 1;
    }
  }
  return out;
}

function fail(message: string, at: number): Result<never, RuleError> {
  return { ok: false, error: { code: 'invalid-rule', message, column: at + 1 } };
}
