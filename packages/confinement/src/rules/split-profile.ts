import { lineEnd, quoteEnd, wordEnd } from './rule-words.ts';

/** One piece of profile text: a rule or include, the head of a block before its `{`, or the `}` that closes one. */
export interface ProfilePiece {
  readonly kind: 'rule' | 'open' | 'close' | 'broken';
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/**
 * Cuts profile text into pieces, in one pass. A rule ends at a comma before white space (or straight after a word of letters
 * only, such as its permissions); includes and variable definitions end with their line.
 */
export function splitProfile(text: string): ProfilePiece[] {
  const pieces: ProfilePiece[] = [];
  let line = 1;
  let counted = 0;
  const lineAt = (at: number): number => {
    for (; counted < at; counted++) if (text.charCodeAt(counted) === 10) line += 1;
    return line;
  };
  let at = 0;
  while (at < text.length) {
    const char = text[at] as string;
    if (/\s/.test(char) || char === ',') {
      at += 1;
    } else if (isLineStatement(text, at)) {
      const end = lineStatementEnd(text, at);
      pieces.push({ kind: 'rule', text: text.slice(at, end), line: lineAt(at) });
      at = end;
    } else if (char === '#') {
      at = lineEnd(text, at);
    } else if (char === '}') {
      pieces.push({ kind: 'close', text: '}', line: lineAt(at) });
      at += 1;
    } else {
      const { kind, end, next } = scanStatement(text, at);
      pieces.push({ kind, text: text.slice(at, end), line: lineAt(at) });
      at = next;
    }
  }
  return pieces;
}

function isLineStatement(text: string, at: number): boolean {
  const head = text.slice(at, at + 80);
  return /^#?include(?=\s+(?:if\s+exists\s*)?[<"/a-zA-Z]|[<"])/.test(head) || /^(?:@|\$)\{\w{1,64}\}\s*\+?=/.test(head);
}

/** Longest include or variable definition; keeps many of them on one line from being read again and again. */
const MAX_LINE_STATEMENT = 4096;

/** An include ends after its path, so that a rule may follow on the same line. */
function lineStatementEnd(text: string, at: number): number {
  const end = at + lineEnd(text.slice(at, at + MAX_LINE_STATEMENT), 0);
  if (text[at] === '@' || text[at] === '$') return commentStart(text, at, end);
  const open = text.slice(at, end).search(/[<"]/);
  if (open === -1) return commentStart(text, at + 1, end);
  const close = text[at + open] === '<' ? text.indexOf('>', at + open) + 1 : (quoteEnd(text, at + open) ?? 0);
  return close > 0 && close <= end ? close : end;
}

function commentStart(text: string, at: number, end: number): number {
  const comment = text.slice(at, end).search(/\s#/);
  return comment === -1 ? end : at + comment;
}

function scanStatement(text: string, start: number): { kind: ProfilePiece['kind']; end: number; next: number } {
  let at = start;
  while (at < text.length) {
    const char = text[at] as string;
    if (/\s/.test(char)) {
      at += 1;
    } else if (char === '#') {
      at = lineEnd(text, at);
    } else if (char === '{' && /^\{(?:\s|$)/.test(text.slice(at, at + 2))) {
      return { kind: 'open', end: at, next: at + 1 };
    } else if (char === '}') {
      return { kind: 'rule', end: at, next: at };
    } else {
      const word = wordEnd(text, at);
      if (!word.ok) return { kind: 'broken', end: lineEnd(text, start), next: lineEnd(text, start) };
      const comma = ruleComma(text, at, word.value);
      if (comma !== undefined) return { kind: 'rule', end: comma, next: comma + 1 };
      at = word.value;
    }
  }
  return { kind: 'rule', end: at, next: at };
}

/** Where a comma within or straight after the word ends the rule. */
function ruleComma(text: string, start: number, end: number): number | undefined {
  if (text[end] === ',') return end;
  if (text[end - 1] === ',' && text[end - 2] !== '\\') return end - 1;
  const letters = /^[A-Za-z]{1,12},/.exec(text.slice(start, start + 13));
  return letters ? start + letters[0].length - 1 : undefined;
}
