import type { Result } from '../result.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { toByteString } from './byte-string.ts';
import { unescapeWord } from './unescape-word.ts';
import type { Variables } from './variables.ts';

/** Longest text that variables may blow a pattern up to, in bytes; the tunables of real systems need a few hundred. */
const MAX_EXPANDED_BYTES = 1 << 16;

/**
 * Replaces each `@{NAME}` as the compiler does: one value is pasted; several become `{v1,v2}`, each value then loses its
 * leading slashes when the text before ends in one, and its trailing slashes when the text after begins with one. Values of
 * nested variables are first multiplied out. Takes and gives byte strings after `unescapeWord`.
 */
export function expandVariables(text: string, vars: Variables): Result<string, RuleError> {
  const values = new Map<string, readonly string[] | RuleError>();
  let out = '';
  let rest = text;
  for (let found = findVariable(rest, 0); found !== undefined; found = findVariable(rest, 0)) {
    if (found.name === '') return fail('a variable without a name');
    out += rest.slice(0, found.start);
    rest = rest.slice(found.end);
    const flat = flatten(found.name, vars, values, []);
    if (!Array.isArray(flat)) return { ok: false, error: flat as RuleError };
    out += alternation(flat, out.endsWith('/'), rest.startsWith('/'));
    if (out.length + rest.length > MAX_EXPANDED_BYTES) return tooLarge();
  }
  return { ok: true, value: out + rest };
}

function alternation(values: readonly string[], afterSlash: boolean, beforeSlash: boolean): string {
  if (values.length === 1) return values[0] as string;
  const trimmed = values.map((value) => {
    let start = 0;
    let end = value.length;
    while (afterSlash && value[start] === '/') start += 1;
    while (beforeSlash && end > start && value[end - 1] === '/') end -= 1;
    return value.slice(start, end);
  });
  return `{${trimmed.join(',')}}`;
}

/** All values of one variable without variables in them. */
function flatten(
  name: string,
  vars: Variables,
  known: Map<string, readonly string[] | RuleError>,
  outer: readonly string[],
): readonly string[] | RuleError {
  const ready = known.get(name);
  if (ready !== undefined) return ready;
  const flat = outer.includes(name)
    ? error(`@{${name}} refers to itself`)
    : outer.length > 64
      ? error('variables are nested too deeply', 'unsupported')
      : multiply(name, vars, known, [...outer, name]);
  known.set(name, flat);
  return flat;
}

function multiply(
  name: string,
  vars: Variables,
  known: Map<string, readonly string[] | RuleError>,
  outer: readonly string[],
): readonly string[] | RuleError {
  const words = Object.hasOwn(vars, name) ? vars[name] : undefined;
  if (words === undefined) return error(`@{${name}} is not declared`);
  if (words.length === 0) return error(`@{${name}} has no value`);
  const all: string[] = [];
  let size = 0;
  for (const word of words) {
    const value = unescapeWord(toByteString(word));
    if (!value.ok) return value.error;
    let heads = [''];
    let rest = value.value;
    for (let found = findVariable(rest, 0); found !== undefined; found = findVariable(rest, 0)) {
      const inner = flatten(found.name, vars, known, outer);
      if (!Array.isArray(inner)) return inner;
      const before = rest.slice(0, found.start);
      // Each value counts for a byte more, so that empty ones are not multiplied without end.
      const bytes = heads.length * inner.reduce((sum, item) => sum + item.length + before.length + 1, 0);
      if (bytes + heads.reduce((sum, head) => sum + head.length, 0) * inner.length > MAX_EXPANDED_BYTES) {
        return error('the values of the variables are too many', 'unsupported');
      }
      heads = heads.flatMap((head) => inner.map((item) => head + before + item));
      rest = rest.slice(found.end);
    }
    for (const head of heads) {
      all.push(head + rest);
      size += head.length + rest.length + 1;
    }
    if (size > MAX_EXPANDED_BYTES) return error('the values of the variables are too many', 'unsupported');
  }
  return all;
}

/** The first `@{name}` that is not escaped; `@{a,b}` is none, it is `@` and an alternation. */
function findVariable(text: string, from: number): { name: string; start: number; end: number } | undefined {
  for (let at = text.indexOf('@{', from); at !== -1; at = text.indexOf('@{', at + 1)) {
    if (isEscaped(text, at)) continue;
    let end = at + 2;
    while (end < text.length && isNameByte(text.charCodeAt(end), end === at + 2)) end += 1;
    if (text[end] === '}') return { name: text.slice(at + 2, end), start: at, end: end + 1 };
  }
  return undefined;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

function isNameByte(code: number, first: boolean): boolean {
  const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return letter || (!first && (code === 95 || (code >= 48 && code <= 57)));
}

function error(message: string, code: RuleError['code'] = 'invalid-rule'): RuleError {
  return { code, message };
}

function fail(message: string): Result<never, RuleError> {
  return { ok: false, error: error(message) };
}

function tooLarge(): Result<never, RuleError> {
  return { ok: false, error: error('the pattern is too large once its variables are filled in', 'unsupported') };
}
