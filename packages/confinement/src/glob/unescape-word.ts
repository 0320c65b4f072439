import type { Result } from '../result.ts';
import type { RuleError } from '../rules/rule-error.ts';

const NAMED: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9, '"': 34, '\\': 92 };
/** Characters that mean something to the later stages: a numeric escape for one of them stands for the plain character. */
const SPECIAL = '*?[]{}^,\\';

/**
 * First reading of a word, as the compiler's scanner does it: quotes removed, numeric and named escapes turned to bytes. An
 * escape it does not know stays with its backslash for the second reading (`translatePattern`). Takes and gives byte strings.
 */
export function unescapeWord(word: string): Result<string, RuleError> {
  let inner = word;
  if (word.startsWith('"')) {
    if (word.length < 2 || !word.endsWith('"')) return unbalanced();
    inner = word.slice(1, -1);
  }
  if (!inner.includes('\\')) return inner.includes('"') ? unbalanced() : { ok: true, value: inner };
  let out = '';
  for (let at = 0; at < inner.length; ) {
    const char = inner[at] as string;
    if (char !== '\\') {
      if (char === '"') return unbalanced();
      out += char;
      at += 1;
      continue;
    }
    const sequence = readEscape(inner, at + 1);
    const end = sequence?.end ?? Math.min(at + 2, inner.length);
    if (sequence === undefined || sequence.byte === 0) out += inner.slice(at, end);
    else {
      const byte = String.fromCharCode(sequence.byte);
      out += SPECIAL.includes(byte) ? `\\${byte}` : byte;
    }
    at = end;
  }
  return { ok: true, value: out };
}

function unbalanced(): Result<never, RuleError> {
  return { ok: false, error: { code: 'invalid-rule', message: 'a quote stands within a word' } };
}

/** The byte that an escape stands for and the position after it, or undefined when it is none; `at` is after the backslash. */
export function readEscape(text: string, at: number): { readonly byte: number; readonly end: number } | undefined {
  const char = text[at];
  if (char === undefined) return undefined;
  const named = Object.hasOwn(NAMED, char) ? NAMED[char] : undefined;
  if (named !== undefined) return { byte: named, end: at + 1 };
  if (char === 'x') return readNumber(text, at + 1, 16, 2);
  if (char === 'd') return readNumber(text, at + 1, 10, 3);
  return readNumber(text, at, 8, 3);
}

/** Digits are taken as long as the value fits in a byte: `\400` is `\40` and then "0". */
function readNumber(text: string, start: number, base: number, maxDigits: number) {
  let byte = 0;
  let end = start;
  while (end < start + maxDigits) {
    const digit = digitValue(text.charCodeAt(end));
    if (!(digit < base) || byte * base + digit > 255) break;
    byte = byte * base + digit;
    end += 1;
  }
  return end === start ? undefined : { byte, end };
}

function digitValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  if (code >= 65 && code <= 70) return code - 55;
  return Number.POSITIVE_INFINITY;
}
