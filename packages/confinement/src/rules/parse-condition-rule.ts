import type { Result } from '../result.ts';
import { readTarget } from './parse-file-rule.ts';
import type { Rule, RuleQualifiers } from './rule.ts';
import type { RuleError } from './rule-error.ts';

/** The keys that each class takes as `key=value`. */
const KEYS = {
  dbus: ['bus', 'path', 'interface', 'member', 'name', 'peer'],
  unix: ['type', 'protocol', 'addr', 'label', 'attr', 'opt', 'peer'],
  signal: ['set', 'peer'],
  ptrace: ['peer'],
  userns: [],
  mqueue: ['type', 'label'],
  io_uring: ['label'],
  pivot_root: ['oldroot'],
  change_profile: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Classes whose peer is a group of conditions; it follows all others. */
const PEER_IN_GROUP: ReadonlySet<string> = new Set(['dbus', 'unix']);

type Fields = Record<string, string | readonly string[] | true>;

export type ConditionKind = keyof typeof KEYS;

/** Rules of the form `KIND [ACCESS] [key=value]… [NAME] [-> TARGET]`. */
export function parseConditionRule(
  kind: ConditionKind,
  words: readonly string[],
  qualifiers: RuleQualifiers,
  joined: boolean,
): Result<Rule, RuleError> {
  const rest = joinAssignments(words);
  const fields: Fields = {};
  const positional = kind === 'pivot_root' || kind === 'change_profile';
  let at = 0;
  const first = rest[0];
  if (!positional && first !== undefined && !isAssignment(first) && !isName(first)) {
    fields.access = first;
    if (joined) fields.joined = true;
    at = 1;
  }
  if (kind === 'change_profile' && (first === 'safe' || first === 'unsafe')) {
    fields.mode = first;
    at = 1;
  }
  for (; at < rest.length; at++) {
    const word = rest[at] as string;
    if (!isAssignment(word)) break;
    const error = addCondition(kind, word, fields);
    if (error !== undefined) return invalid(error);
    if (PEER_IN_GROUP.has(kind) && fields.peer !== undefined && (!word.startsWith('peer=(') || at < rest.length - 1)) {
      return invalid('"peer=( )" stands last');
    }
  }
  const name = rest[at];
  const nameKey = { mqueue: 'name', pivot_root: 'newroot', change_profile: 'exec' }[kind as string];
  if (name !== undefined && name !== '->' && nameKey !== undefined) {
    fields[nameKey] = name;
    at += 1;
  }
  const target = readTarget(rest.slice(at));
  if (!target.ok) return target;
  if (target.value !== undefined) {
    if (!positional) return invalid('"->" has no place here');
    fields[kind === 'pivot_root' ? 'profile' : 'target'] = target.value;
  }
  if (kind === 'change_profile' && typeof fields.exec === 'string' && !isName(fields.exec)) {
    return invalid(`"${fields.exec}" is no path`);
  }
  if (fields.mode !== undefined && fields.exec === undefined) return invalid(`"${fields.mode}" needs a program's path`);
  return { ok: true, value: asRule(kind, qualifiers, fields) };
}

function addCondition(kind: ConditionKind, word: string, fields: Fields): string | undefined {
  const equals = word.indexOf('=');
  const key = word.slice(0, equals);
  const value = word.slice(equals + 1);
  if (!(KEYS[kind] as readonly string[]).includes(key)) return `${kind} rules take no "${key}"`;
  if (value === '') return `"${key}" has no value`;
  const before = fields[key];
  if (before === undefined) fields[key] = value;
  else if (key !== 'set') return `"${key}" is given twice`;
  else fields[key] = typeof before === 'object' ? [...before, value] : [String(before), value];
  return undefined;
}

/** The fields were filled by key from the list of this very class, which is what the tree's type asks for. */
function asRule(kind: ConditionKind, qualifiers: RuleQualifiers, fields: object): Rule {
  return { ...qualifiers, kind, ...fields } as Rule;
}

/** Joins `key = value` written with blanks. */
export function joinAssignments(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    let word = words[at] as string;
    const next = words[at + 1];
    if (/^[a-z_]+$/.test(word) && next?.startsWith('=')) {
      word += next;
      at += 1;
    }
    const value = words[at + 1];
    if (/^[a-z_]+=$/.test(word) && value !== undefined) {
      word += value;
      at += 1;
    }
    joined.push(word);
  }
  return joined;
}

function isAssignment(word: string): boolean {
  return /^[a-z_]+=/.test(word);
}

function isName(word: string): boolean {
  return word === '->' || /^"?[/@<\d]/.test(word);
}

function invalid(message: string): Result<never, RuleError> {
  return { ok: false, error: { code: 'invalid-rule', message } };
}
