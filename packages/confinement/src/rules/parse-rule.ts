import type { Result } from '../result.ts';
import { parseConditionRule } from './parse-condition-rule.ts';
import { type Owner, parseFileRule, parseLinkRule } from './parse-file-rule.ts';
import { parseMountRule } from './parse-mount-rule.ts';
import type { Rule, RuleQualifiers } from './rule.ts';
import type { RuleError } from './rule-error.ts';
import { type RuleWord, splitRuleWords } from './rule-words.ts';

/** Reads one rule, with or without its trailing comma. Holes `<<name>>` are text like any other. */
export function parseRule(text: string): Result<Rule, RuleError> {
  const words = splitRuleWords(text.replace(/^\s*#(?=include\s)/, ''));
  if (!words.ok) return words;
  const rule = dropComma(words.value);
  if (rule.length === 0) return invalid('an empty rule');
  const head = readQualifiers(rule);
  if (!head.ok) return head;
  const { qualifiers, owner, rest } = head.value;
  const [keyword, ...args] = rest.map((word) => word.text);
  if (keyword === undefined) return invalid('a rule of qualifiers only');
  const parsed = parseBody(keyword, args, qualifiers, owner, isJoined(rest));
  if (parsed.ok && owner !== undefined && parsed.value.kind !== 'file' && parsed.value.kind !== 'link') {
    return invalid(`"${owner}" stands only before file rules`);
  }
  if (parsed.ok || parsed.error.column !== undefined) return parsed;
  return { ok: false, error: { ...parsed.error, column: rest[0]?.column ?? 1 } };
}

function parseBody(
  keyword: string,
  args: readonly string[],
  qualifiers: RuleQualifiers,
  owner: Owner | undefined,
  joined: boolean,
): Result<Rule, RuleError> {
  switch (keyword) {
    case 'include':
      return parseInclude(args);
    case 'capability':
      return plain(args, { ...qualifiers, kind: 'capability', names: args });
    case 'network':
      return plain(args, { ...qualifiers, kind: 'network', words: args });
    case 'all':
      return args.length > 0 ? invalid('"all" takes nothing') : { ok: true, value: { ...qualifiers, kind: 'all' } };
    case 'set':
      return parseRlimit(args);
    case 'dbus':
    case 'unix':
    case 'signal':
    case 'ptrace':
    case 'userns':
    case 'mqueue':
    case 'io_uring':
    case 'pivot_root':
    case 'change_profile':
      return parseConditionRule(keyword, args, qualifiers, joined);
    case 'mount':
    case 'remount':
    case 'umount':
    case 'unmount':
      return parseMountRule(keyword, args, qualifiers);
    case 'link':
      return parseLinkRule(args, qualifiers, owner);
    case 'alias':
    case 'abi':
    case 'if':
    case 'else':
    case 'profile':
    case 'hat':
      return { ok: false, error: { code: 'unsupported', message: `"${keyword}" is no single rule` } };
    default:
      return parseFileRule([keyword, ...args], qualifiers, owner);
  }
}

function isJoined([keyword, list]: readonly RuleWord[]): boolean {
  return (
    list?.text.startsWith('(') === true &&
    list.column === (keyword as RuleWord).column + (keyword as RuleWord).text.length
  );
}

function dropComma(words: readonly RuleWord[]): RuleWord[] {
  const last = words.at(-1);
  if (last === undefined || !last.text.endsWith(',') || last.text.endsWith('\\,')) return [...words];
  const text = last.text.slice(0, -1);
  return text === '' ? words.slice(0, -1) : [...words.slice(0, -1), { ...last, text }];
}

interface Head {
  readonly qualifiers: RuleQualifiers;
  readonly owner: Owner | undefined;
  readonly rest: readonly RuleWord[];
}

/** The order is fixed: priority, audit, effect, owner. */
function readQualifiers(words: readonly RuleWord[]): Result<Head, RuleError> {
  let at = 0;
  let qualifiers: RuleQualifiers = {};
  let owner: Owner | undefined;
  if (words[at]?.text.startsWith('priority')) {
    const joined = joinAssignment(words, at);
    const value = /^priority=([+-]?\d{1,9})$/.exec(joined.text)?.[1];
    if (value === undefined) return invalid('a priority is a whole number');
    qualifiers = { priority: value };
    at = joined.end;
  }
  if (words[at]?.text === 'audit') {
    qualifiers = { ...qualifiers, audit: true };
    at += 1;
  }
  const effect = words[at]?.text;
  if (effect === 'allow' || effect === 'deny' || effect === 'prompt') {
    qualifiers = { ...qualifiers, effect };
    at += 1;
  }
  const who = words[at]?.text;
  if (who === 'owner' || who === 'user' || who === 'other') {
    owner = who === 'other' ? 'other' : 'owner';
    at += 1;
  }
  return { ok: true, value: { qualifiers, owner, rest: words.slice(at) } };
}

/** `priority = 5` is one assignment with blanks in it. */
function joinAssignment(words: readonly RuleWord[], start: number): { text: string; end: number } {
  let text = words[start]?.text ?? '';
  let end = start + 1;
  if (words[end]?.text.startsWith('=') && !text.includes('=')) text += words[end++]?.text;
  if (text.endsWith('=') && words[end] !== undefined) text += words[end++]?.text;
  return { text, end };
}

function plain(args: readonly string[], rule: Rule): Result<Rule, RuleError> {
  const bad = args.find((word) => word.startsWith('/') || word === '->' || word.startsWith('"'));
  return bad === undefined ? { ok: true, value: rule } : invalid(`${bad} has no place here`);
}

function parseInclude(args: readonly string[]): Result<Rule, RuleError> {
  const optional = args[0] === 'if' && args[1] === 'exists';
  const path = (optional ? args.slice(2) : args).join(' ');
  if (path === '') return invalid('an include without a path');
  return { ok: true, value: { kind: 'include', path, ...(optional ? { ifExists: true as const } : {}) } };
}

function parseRlimit(args: readonly string[]): Result<Rule, RuleError> {
  const [, name, value] = /^rlimit ([a-z]+) ?<= ?(\S.*)$/.exec(args.join(' ')) ?? [];
  if (name === undefined || value === undefined) return invalid('a limit is written: set rlimit NAME <= VALUE');
  return { ok: true, value: { kind: 'rlimit', name, value } };
}

function invalid(message: string): Result<never, RuleError> {
  return { ok: false, error: { code: 'invalid-rule', message } };
}
