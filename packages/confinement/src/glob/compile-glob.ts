import type { Result } from '../result.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { ACCEPT, type Automaton, AutomatonBuilder, countStates, runAutomaton } from './automaton.ts';
import { toByteString } from './byte-string.ts';
import { expandVariables } from './expand-variables.ts';
import type { Expression } from './expression.ts';
import type { Glob } from './glob.ts';
import { parseExpression } from './parse-expression.ts';
import { squeezeSlashes } from './squeeze-slashes.ts';
import { translatePattern } from './translate-pattern.ts';
import { unescapeWord } from './unescape-word.ts';
import type { Variables } from './variables.ts';

export interface GlobOptions {
  readonly vars: Variables;
  /** `path`: runs of slashes in the pattern count as one; `text` (labels, names, addresses): they do not. */
  readonly kind: 'path' | 'text';
  /** Stars also take NUL bytes, as in abstract socket addresses. */
  readonly matchNul?: boolean;
}

/** In UTF-16 units; a path of the kernel has at most 4096 bytes. */
const MAX_PATTERN_LENGTH = 1 << 16;
/** Far above any rule met in practice; keeps the memory of one run small. */
const MAX_STATES = 20_000;

/** Compiles a pattern as a rule writes it: quotes, escapes, variables and globs included. */
export function compileGlob(pattern: string, options: GlobOptions): Result<Glob, RuleError> {
  const expression = readPattern(pattern, options);
  if (!expression.ok) return expression;
  const literal = literalBytes(expression.value);
  if (literal !== undefined) {
    return { ok: true, value: { literal: true, matches: (bytes) => equalBytes(literal, bytes) } };
  }
  const automaton = buildAutomaton(expression.value);
  return { ok: true, value: { literal: false, matches: (bytes) => runAutomaton(automaton, bytes).matched } };
}

/** The expression a pattern stands for; errors as in `compileGlob`. */
export function readPattern(pattern: string, options: GlobOptions): Result<Expression, RuleError> {
  if (pattern.length > MAX_PATTERN_LENGTH) return tooLarge();
  const word = unescapeWord(toByteString(pattern));
  if (!word.ok) return word;
  const expanded = expandVariables(word.value, options.vars);
  if (!expanded.ok) return expanded;
  const squeezed = options.kind === 'path' ? squeezeSlashes(expanded.value) : expanded.value;
  const translated = translatePattern(squeezed, { matchNul: options.matchNul === true });
  if (!translated.ok) return translated;
  const expression = parseExpression(translated.value);
  if (expression.ok && countStates(expression.value) > MAX_STATES) {
    return tooLarge();
  }
  return expression;
}

function tooLarge(): Result<never, RuleError> {
  return { ok: false, error: { code: 'unsupported', message: 'the pattern is too large' } };
}

export function buildAutomaton(expression: Expression): Automaton {
  const builder = new AutomatonBuilder();
  const end = builder.add(ACCEPT, 0, 0);
  return builder.finish(builder.prepend(expression, end));
}

function literalBytes(expression: Expression): Uint8Array | undefined {
  const items = expression.kind === 'sequence' ? expression.items : [expression];
  const bytes = new Uint8Array(items.length);
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'byte') return undefined;
    bytes[at] = item.byte;
  }
  return bytes;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
