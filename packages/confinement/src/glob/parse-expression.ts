import type { Result } from '../result.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { addByte, type ByteSet, emptyByteSet, invertByteSet } from './byte-set.ts';
import type { Expression } from './expression.ts';
import { readEscape } from './unescape-word.ts';

interface Cursor {
  readonly text: string;
  at: number;
}

/** Reads what `translatePattern` wrote; braces are at most 49 deep there, so recursion is bounded. */
export function parseExpression(text: string): Result<Expression, RuleError> {
  const cursor: Cursor = { text, at: 0 };
  const expression = readChoice(cursor);
  if (expression === undefined || cursor.at < text.length) {
    return { ok: false, error: { code: 'invalid-rule', message: 'a character class is not well formed' } };
  }
  return { ok: true, value: expression };
}

function readChoice(cursor: Cursor): Expression | undefined {
  const options: Expression[] = [];
  for (;;) {
    const option = readSequence(cursor);
    if (option === undefined) return undefined;
    options.push(option);
    if (cursor.text[cursor.at] !== '|') break;
    cursor.at += 1;
  }
  return options.length === 1 ? options[0] : { kind: 'choice', options };
}

function readSequence(cursor: Cursor): Expression | undefined {
  const items: Expression[] = [];
  while (cursor.at < cursor.text.length) {
    const char = cursor.text[cursor.at];
    if (char === '|' || char === ')') break;
    let item = readItem(cursor);
    if (item === undefined) return undefined;
    while (cursor.text[cursor.at] === '*') {
      cursor.at += 1;
      if (item.kind !== 'star') item = { kind: 'star', item };
    }
    items.push(item);
  }
  return items.length === 1 ? items[0] : { kind: 'sequence', items };
}

function readItem(cursor: Cursor): Expression | undefined {
  const char = cursor.text[cursor.at];
  if (char === '(') {
    cursor.at += 1;
    const inner = readChoice(cursor);
    if (inner === undefined || cursor.text[cursor.at] !== ')') return undefined;
    cursor.at += 1;
    return inner;
  }
  if (char === '[') {
    cursor.at += 1;
    const set = readClass(cursor);
    return set && { kind: 'set', set };
  }
  if (char === '.') {
    cursor.at += 1;
    return { kind: 'set', set: invertByteSet(emptyByteSet()) };
  }
  return { kind: 'byte', byte: readByte(cursor) };
}

/** A minus is itself only at the very start, and so is a closing bracket; a range may be written backwards. */
function readClass(cursor: Cursor): ByteSet | undefined {
  const { text } = cursor;
  const negated = text[cursor.at] === '^';
  if (negated) cursor.at += 1;
  const set = emptyByteSet();
  let first = true;
  while (cursor.at < text.length && (text[cursor.at] !== ']' || first)) {
    if (text[cursor.at] === '-' && !first) return undefined;
    let low = readByte(cursor);
    let high = low;
    first = false;
    if (text[cursor.at] === '-') {
      cursor.at += 1;
      if (cursor.at >= text.length || text[cursor.at] === ']' || text[cursor.at] === '-') return undefined;
      high = readByte(cursor);
      if (high < low) [low, high] = [high, low];
    }
    for (let byte = low; byte <= high; byte++) addByte(set, byte);
  }
  if (first || cursor.at >= text.length) return undefined;
  cursor.at += 1;
  return negated ? invertByteSet(set) : set;
}

function readByte(cursor: Cursor): number {
  const { text } = cursor;
  if (text[cursor.at] !== '\\') return text.charCodeAt(cursor.at++);
  const sequence = readEscape(text, cursor.at + 1);
  if (sequence !== undefined) {
    cursor.at = sequence.end;
    return sequence.byte;
  }
  cursor.at = Math.min(cursor.at + 2, text.length);
  return text.charCodeAt(cursor.at - 1);
}
