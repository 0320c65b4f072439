import { grants, linkGranted, loadedFilters, type RuleAnswer, seccompVerdict } from '@whyblocked/confinement';
import type { Access, Subject } from '@whyblocked/contract';
import type { StoredRule } from '../knowledge/knowledge.ts';
import { ruleAnswer } from './rule-answer.ts';
import type { RuleCompiler } from './rule-compiler.ts';

/** What rules together say of an access. */
export interface RuleVerdict {
  readonly permitted: boolean;
  /** The rules that give most of what is asked for first; of a refusal, those that refuse explicitly. */
  readonly deciding: readonly StoredRule[];
  /** Permitted with some arguments only, which the access does not tell. */
  readonly withArguments: boolean;
  /** An explicit refusal leaves no record, unless it says `audit`. */
  readonly silent: boolean;
}

/**
 * Whether rules as one policy permit an access, denies included. Who owns a file is taken to be the user where the record
 * does not tell.
 */
export function ruleVerdict(
  rules: readonly StoredRule[],
  access: Access,
  subject: Subject,
  compiler: RuleCompiler,
  revision?: string,
): RuleVerdict {
  if (access.kind === 'syscall') return filterVerdict(rules, access.name, compiler.release);
  const isLink = access.kind === 'file' && access.mask.includes('l');
  const answers: { readonly rule: StoredRule; readonly answer: RuleAnswer }[] = [];
  for (const rule of rules) {
    const answer = ruleAnswer(rule, access, subject, compiler, revision);
    if (answer) answers.push({ rule, answer: answer.ifOwner ?? answer });
  }
  const all = answers.map(({ answer }) => answer);
  const needs = Math.max(0, ...all.flatMap((answer) => answer.needs));
  const refusing = answers.filter(({ answer }) => (answer.denies & needs) !== 0);
  if (!(isLink ? linkGranted(all) : grants(all))) {
    const silent = isSilent(refusing, all, needs);
    return { permitted: false, deciding: refusing.map(({ rule }) => rule), withArguments: false, silent };
  }
  const giving = answers
    .map(({ rule, answer }) => ({ rule, bits: bitCount(answer.allows & needs) }))
    .filter(({ bits }) => bits > 0);
  const deciding = giving.sort((a, b) => b.bits - a.bits).map(({ rule }) => rule);
  return { permitted: true, deciding, withArguments: false, silent: false };
}

/** Everything that is missing is refused by rules that do not ask for a record. */
function isSilent(
  refusing: readonly { readonly rule: StoredRule; readonly answer: RuleAnswer }[],
  all: readonly RuleAnswer[],
  needs: number,
): boolean {
  const allows = all.reduce((bits, answer) => bits | answer.allows, 0);
  const denies = all.reduce((bits, answer) => bits | answer.denies, 0);
  const quiet = refusing
    .filter(({ rule: { tree } }) => !('audit' in tree && tree.audit))
    .reduce((bits, { answer }) => bits | answer.denies, 0);
  const missing = needs & ~(allows & ~denies);
  return missing !== 0 && (missing & ~quiet) === 0;
}

/** A rule that tests arguments counts as well: a record does not show them. */
function filterVerdict(rules: readonly StoredRule[], name: string, release: string): RuleVerdict {
  const trees = rules.flatMap(({ tree }) => (tree.kind === 'seccomp' ? [tree] : []));
  const verdict = seccompVerdict(trees, name, loadedFilters(release));
  const deciding = rules.filter(({ tree }) => tree.kind === 'seccomp' && verdict.rules.includes(tree));
  const withArguments = verdict.code === 'permitted-with-arguments';
  return { permitted: withArguments || verdict.code === 'permitted', deciding, withArguments, silent: false };
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
