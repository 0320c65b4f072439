import type { Result } from '../result.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { readArgumentTest } from './argument-test.ts';
import type { SeccompRule } from './seccomp-rule.ts';

/** A system call has no more arguments. */
const MOST_ARGUMENTS = 6;
const SYSCALL = /^[a-z_][a-z0-9_]*$/;

/**
 * Reads one line; null for a blank one and for a comment, which only begins a line. `@unrestricted` and `@complain` stand alone on their line,
 * which may be any of the filter's (cmd/snap-seccomp/main.go, preprocess). A line that snap-seccomp takes for an unknown call, and
 * passes over, is an error here.
 */
export function parseSeccompLine(line: string): Result<SeccompRule | null, RuleError> {
  const words = line.trim().split(/\s+/);
  const [first = '', ...args] = words;
  if (first === '' || first.startsWith('#')) return { ok: true, value: null };
  if (first.startsWith('@')) return parseMode(first, args);
  const deny = first.startsWith('~');
  const syscall = deny ? first.slice(1) : first;
  if (!SYSCALL.test(syscall)) return invalid(`"${first}" names no system call`);
  if (args.length > MOST_ARGUMENTS)
    return invalid(`${args.length} arguments: a system call has at most ${MOST_ARGUMENTS}`);
  const wrong = args.find((arg) => !readArgumentTest(arg, syscall));
  if (wrong !== undefined) return invalid(`"${wrong}" is no test of an argument of ${syscall}`);
  return {
    ok: true,
    value: { kind: 'seccomp', syscall, ...(args.length > 0 ? { args } : {}), ...(deny ? { deny: true } : {}) },
  };
}

function parseMode(word: string, args: readonly string[]): Result<SeccompRule, RuleError> {
  if (args.length > 0) return invalid(`${word} stands alone on its line`);
  if (word !== '@unrestricted' && word !== '@complain') return invalid(`"${word}" is no mode of a filter`);
  return { ok: true, value: { kind: 'seccomp', syscall: word } };
}

function invalid(message: string): { readonly ok: false; readonly error: RuleError } {
  return { ok: false, error: { code: 'invalid-rule', message } };
}
