import type { Access, FileAccess } from '../access.ts';
import { compileGlob } from '../glob/compile-glob.ts';
import type { Glob } from '../glob/glob.ts';
import type { Variables } from '../glob/variables.ts';
import type { Result } from '../result.ts';
import { readFilePermissions } from '../rules/file-permissions.ts';
import type { FileRule, LinkRule } from '../rules/rule.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { type CompiledRule, NO_ANSWER, type RuleAnswer, type RuleEvaluator } from './evaluator.ts';
import { FILE_BITS, maskBits, permissionBits, TARGET_SHIFT } from './file-bits.ts';
import { type ExecTransition, execTransition } from './file-exec.ts';

/** The answer of a file or link rule, with the transitions that `linkGranted` compares. */
export interface FileAnswer extends RuleAnswer {
  readonly nameExec?: ExecTransition;
  readonly targetExec?: ExecTransition;
  readonly ifOwner?: FileAnswer;
}

export interface CompiledFileRule extends CompiledRule {
  answer(access: Access): FileAnswer;
  /** What the rule says on exec, for the check that no two rules contradict each other. */
  readonly exec?: { readonly transition: ExecTransition; readonly path: string; readonly owner?: 'owner' | 'other' };
}

export const fileEvaluator: RuleEvaluator<FileRule | LinkRule> = {
  access: 'file',
  kinds: ['file', 'link'],
  compile: compileFileRule,
};

/** A bare `file,` is this rule. */
const ANY_FILE = { path: '/{**,}', perms: 'rwlkmix' };
/** A link rule without a target lets any path be the target but the root. */
const ANY_TARGET = '/[^/]**';

interface Parts {
  readonly bits: number;
  readonly denied: boolean;
  readonly owner: 'owner' | 'other' | undefined;
  readonly name: Glob;
  readonly target: Glob | undefined;
  readonly targetIsAny: boolean;
  readonly subset: boolean;
  readonly transition: ExecTransition | undefined;
}

/** Compiles a file or link rule. Semantics: apparmor_parser 3.0.8 and the kernel's file and link mediation. */
function compileFileRule(rule: FileRule | LinkRule, vars: Variables): Result<CompiledFileRule, RuleError> {
  const name = compileGlob(rule.path ?? ANY_FILE.path, { vars, kind: 'path' });
  return name.ok ? compileNamed(rule, vars, name.value) : name;
}

/**
 * Compiles a rule that is only asked about paths which an index has found to match it. Not for accesses to links: these have a second
 * path.
 */
export function compileMatchedFileRule(rule: FileRule, vars: Variables): Result<CompiledFileRule, RuleError> {
  return compileNamed(rule, vars, { matches: () => true, literal: false });
}

function compileNamed(rule: FileRule | LinkRule, vars: Variables, name: Glob): Result<CompiledFileRule, RuleError> {
  if (rule.effect === 'prompt') return unsupported('what a prompt will be answered is not known');
  if (rule.priority !== undefined && Number(rule.priority) !== 0) return unsupported('priorities are not modelled');
  const denied = rule.effect === 'deny';
  const path = rule.path ?? ANY_FILE.path;
  const perms = readFilePermissions(rule.kind === 'link' ? 'l' : (rule.perms ?? ANY_FILE.perms), {
    deny: denied,
    named: rule.target !== undefined,
  });
  if (!perms.ok) return perms;
  const bits = permissionBits(perms.value);
  const pairs = rule.target !== undefined && (rule.kind === 'link' || rule.permsFirst === true);
  const transition = perms.value.exec === undefined ? undefined : execTransition(perms.value.exec, rule);
  const isLink = (bits & FILE_BITS.l) !== 0;
  const target = isLink ? compileGlob(pairs ? (rule.target ?? '') : ANY_TARGET, { vars, kind: 'path' }) : undefined;
  if (target?.ok === false) return target;
  const parts: Parts = {
    bits,
    denied,
    owner: rule.owner,
    name,
    target: target?.value,
    targetIsAny: !pairs,
    subset: pairs ? rule.subset === true : isLink,
    transition: denied ? undefined : transition,
  };
  const compiled: CompiledFileRule = { answer: (access) => answerFile(parts, access) };
  if (parts.transition === undefined) return { ok: true, value: compiled };
  const exec = { transition: parts.transition, path, ...(rule.owner ? { owner: rule.owner } : {}) };
  return { ok: true, value: { ...compiled, exec } };
}

function answerFile(parts: Parts, access: Access): FileAnswer {
  if (access.kind !== 'file') return NO_ANSWER;
  const needs = maskBits(access.mask);
  const bytes = accessPath(access);
  if (needs === undefined || bytes === undefined) return { ...NO_ANSWER, ...refusal(checkFileAccess(access)) };
  const asOwner = (owner: boolean) => answerAs(parts, access, bytes, needs, owner);
  if (access.owner !== undefined) return asOwner(access.owner);
  const answer = asOwner(false);
  const differs = parts.owner !== undefined || (parts.subset && (needs & FILE_BITS.l) !== 0);
  return differs ? { ...answer, ifOwner: asOwner(true) } : answer;
}

function answerAs(parts: Parts, access: FileAccess, bytes: Uint8Array, needs: number, owner: boolean): FileAnswer {
  const isLink = (needs & FILE_BITS.l) !== 0;
  const asked = [isLink ? needs | FILE_BITS.linkPair : needs];
  const silent: FileAnswer = { allows: 0, denies: 0, needs: asked };
  if (parts.owner !== undefined && (parts.owner === 'owner') !== owner) return silent;
  const named = parts.name.matches(bytes);
  const targetBytes = isLink && access.target !== undefined ? new TextEncoder().encode(access.target) : undefined;
  const onTarget = targetBytes !== undefined && parts.name.matches(targetBytes);
  if (!named && !onTarget) return silent;
  let bits = named ? parts.bits : 0;
  if (onTarget) bits |= parts.bits << TARGET_SHIFT;
  let error: RuleError | undefined;
  if (isLink && named && parts.target !== undefined) {
    if (targetBytes === undefined && !parts.targetIsAny) {
      error = { code: 'unsupported', message: 'the target of the link is not known' };
    } else if (targetBytes === undefined || parts.target.matches(targetBytes)) {
      bits |= FILE_BITS.linkPair;
      if (parts.subset && owner) bits |= FILE_BITS.linkSubset;
    }
  }
  // A denied link takes the pair away, never the right on the name: both halves of another pair must go on matching.
  if (parts.denied) return { ...silent, denies: bits & ~FILE_BITS.l, ...(error ? { error } : {}) };
  return {
    ...silent,
    allows: bits,
    ...(error ? { error } : {}),
    ...(named && parts.transition ? { nameExec: parts.transition } : {}),
    ...(onTarget && parts.transition ? { targetExec: parts.transition } : {}),
  };
}

/** Why an access cannot be judged whatever the rules say. */
export function checkFileAccess(access: FileAccess): RuleError | undefined {
  if (maskBits(access.mask) === undefined) return { code: 'unsupported', message: `"${access.mask}" is no file mask` };
  if (accessPath(access) === undefined) return { code: 'unsupported', message: 'the path in hexadecimal is malformed' };
  return undefined;
}

function refusal(error: RuleError | undefined): { error?: RuleError } {
  return error === undefined ? {} : { error };
}

/** The bytes of the accessed path, or undefined when `pathHex` is no hexadecimal text. */
export function accessPath(access: FileAccess): Uint8Array | undefined {
  if (!paths.has(access)) paths.set(access, readPath(access));
  return paths.get(access);
}

/** Hundreds of rules are asked about one access. */
const paths = new WeakMap<FileAccess, Uint8Array | undefined>();

function readPath(access: FileAccess): Uint8Array | undefined {
  if (access.path !== undefined) return new TextEncoder().encode(access.path);
  const hex = access.pathHex ?? '';
  if (hex.length === 0 || hex.length % 2 === 1 || !/^[0-9A-Fa-f]*$/.test(hex)) return undefined;
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}

function unsupported(message: string): Result<never, RuleError> {
  return { ok: false, error: { code: 'unsupported', message } };
}
