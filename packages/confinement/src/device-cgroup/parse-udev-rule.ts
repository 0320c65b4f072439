import type { Result } from '../result.ts';
import type { RuleError } from '../rules/rule-error.ts';
import type { UdevMatch, UdevRule } from './udev-rule.ts';

const BETWEEN = /[\s,]*/y;
const HOLES = /<<[^<>]*>>/;
/** A part of the rule that is a hole: more tests, or none. */
const HOLE = /<<[^<>]*>>/y;
const KEY = /([A-Z_]+)(?:\{([^}]*)\})?\s*(==|!=|\+=|-=|:=|=)\s*([ei]{0,2})"/y;

/** Keys of tests and whether they take a name in braces (systemd, src/udev/udev-rules.c, parse_token). */
const TESTS: ReadonlyMap<string, 'named' | 'bare' | 'either'> = new Map([
  ...['ACTION', 'DEVPATH', 'KERNEL', 'SUBSYSTEM', 'DRIVER', 'TAG', 'NAME', 'SYMLINK'].map(
    (key) => [key, 'bare'] as const,
  ),
  ...['KERNELS', 'SUBSYSTEMS', 'DRIVERS', 'TAGS', 'PROGRAM', 'RESULT'].map((key) => [key, 'bare'] as const),
  ...['ATTR', 'ATTRS', 'ENV', 'CONST', 'SYSCTL', 'IMPORT'].map((key) => [key, 'named'] as const),
  ['TEST', 'either'],
]);
/** Tests with whatever operator. */
const ALWAYS_TESTS: ReadonlySet<string> = new Set(['PROGRAM', 'IMPORT']);

/**
 * Reads the tests of one line of a udev rules file, in one pass. Commas may be missing or be repeated. Assignments are read over. A hole
 * within a value stays in it; a hole elsewhere, and a value with a prefix (escaped, or without regard to case: snapd writes none), become
 * tests that nothing decides. udev drops a line that it cannot read, which therefore tags nothing: an error, unless a hole in the line may be
 * the reason.
 */
export function parseUdevRule(text: string): Result<UdevRule, RuleError> {
  const matches: UdevMatch[] = [];
  let at = read(BETWEEN, text, 0).end;
  while (at < text.length) {
    const hole = read(HOLE, text, at);
    if (hole.found) matches.push({ key: hole.found[0], negated: false, value: null });
    const key = hole.found ? hole : read(KEY, text, at);
    const end = hole.found ? hole.end - 1 : closingQuote(text, key.end);
    if (!key.found || end < 0)
      return HOLES.test(text) ? open(text, matches) : invalid('neither a test nor an assignment', at);
    const [, name = '', attribute, operator = '', prefix] = hole.found ? [] : key.found;
    if (operator === '==' || operator === '!=' || ALWAYS_TESTS.has(name)) {
      const form = TESTS.get(name);
      if (!form) return invalid(`"${name}" is no key of a test`, at);
      if (form !== 'either' && (form === 'named') !== Boolean(attribute))
        return invalid(`"${name}" takes ${form === 'named' ? 'a' : 'no'} name in braces`, at);
      const value = prefix === '' ? text.slice(key.end, end).replaceAll('\\"', '"') : null;
      matches.push({ key: attribute ? `${name}{${attribute}}` : name, negated: operator === '!=', value });
    }
    at = read(BETWEEN, text, end + 1).end;
  }
  return { ok: true, value: { matches } };
}

/** A backslash before it makes a quote part of the value, whatever stands before the backslash; -1 where none ends the value. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at > from && text[at - 1] === '\\') at = text.indexOf('"', at + 1);
  return at;
}

function read(
  pattern: RegExp,
  text: string,
  at: number,
): { readonly found: RegExpExecArray | null; readonly end: number } {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return { found, end: at + (found?.[0].length ?? 0) };
}

/** The tests that were read, and the rest as one that nothing decides. */
function open(text: string, matches: readonly UdevMatch[]): { readonly ok: true; readonly value: UdevRule } {
  return { ok: true, value: { matches: [...matches, { key: text, negated: false, value: null }] } };
}

function invalid(message: string, at: number): { readonly ok: false; readonly error: RuleError } {
  return { ok: false, error: { code: 'invalid-rule', message, column: at + 1 } };
}
