import type { Result } from '../result.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { readEscape } from './unescape-word.ts';

/** The compiler refuses fifty nested braces. */
const MAX_DEPTH = 49;
const LITERAL_OUTSIDE_CLASS = '^$';
const LITERAL_EVERYWHERE = '.+|()';

export interface TranslateOptions {
  /** Stars take NUL bytes too, as they do in an abstract socket address; a question mark never does. */
  readonly matchNul: boolean;
}

/**
 * Second reading of a word: globs to the compiler's own small expression language (literals, `\` escapes, classes, `.`,
 * `( | )` and a postfix star). The stage in between is kept because its text decides: whether a star may be empty depends on the
 * characters beside it, and stars within a class are translated all the same.
 * Semantics: apparmor_parser 3.0.8, observed with its dump of translated rules.
 */
export function translatePattern(text: string, { matchNul }: TranslateOptions): Result<string, RuleError> {
  const inSegment = matchNul ? '[^/]' : '[^/\\x00]';
  const anything = matchNul ? '.' : '[^\\x00]';
  const commas: number[] = [];
  let inClass = false;
  let escaped = false;
  let last = '';
  const out: string[] = [];
  const put = (piece: string) => {
    out.push(piece);
    last = piece[piece.length - 1] as string;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '\\' && !escaped) {
      escaped = true;
      continue;
    }
    const literal = escaped;
    escaped = false;
    if (char === '*' && !literal) {
      let end = at;
      while (text[end] === '*') end += 1;
      const double = text[at + 1] === '*';
      const whole = last === '/' && (end === text.length || text[end] === '/');
      put(`${whole ? inSegment : ''}${double ? anything : inSegment}*`);
      if (double) at += 1;
    } else if (char === '?' && !literal) put(inSegment);
    else if (char === '[' && !literal && !inClass) {
      inClass = true;
      put('[');
    } else if (char === ']' && !literal) {
      if (!inClass) return refuse('a "]" without its "["');
      inClass = false;
      put(']');
    } else if (char === '{' && !literal && !inClass) {
      if (commas.length === MAX_DEPTH) return refuse('braces are nested too deeply');
      commas.push(0);
      put('(');
    } else if (char === '}' && !literal && !inClass) {
      const count = commas.pop();
      if (count === undefined) return refuse('a "}" without its "{"');
      if (count === 0) return refuse('braces need at least two alternatives');
      put(')');
    } else if (char === ',' && !literal && !inClass && commas.length > 0) {
      commas[commas.length - 1] = (commas.at(-1) ?? 0) + 1;
      put('|');
    } else if (LITERAL_EVERYWHERE.includes(char)) put(`\\${char}`);
    else if (LITERAL_OUTSIDE_CLASS.includes(char)) put(inClass ? char : `\\${char}`);
    else if (
      literal &&
      (char === '[' || char === ']' || char === '{' || char === '}' || char === '*' || char === '\\')
    ) {
      put(`\\${char}`);
    } else if (literal) {
      const sequence = readEscape(text, at);
      if (sequence === undefined) put(char);
      else {
        put(`\\${text.slice(at, sequence.end)}`);
        at = sequence.end - 1;
      }
    } else put(char);
  }
  if (escaped) return refuse('a backslash ends the pattern');
  if (inClass || commas.length > 0) return refuse('an open "[" or "{"');
  return { ok: true, value: out.join('') };
}

function refuse(message: string): Result<never, RuleError> {
  return { ok: false, error: { code: 'invalid-rule', message } };
}
