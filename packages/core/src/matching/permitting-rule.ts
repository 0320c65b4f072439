import { grants, linkGranted, type RuleAnswer, seccompVerdict } from '@whyblocked/confinement';
import type { Access, Subject } from '@whyblocked/contract';
import type { StoredRule } from '../knowledge/knowledge.ts';
import { ruleAnswer } from './rule-answer.ts';
import type { RuleCompiler } from './rule-compiler.ts';

/**
 * Whether rules of one policy together permit an access, denies included; the rule that gives most of it stands for them.
 * Who owns a file is taken to be the user where the record does not tell.
 */
export function permittingRule(
  rules: readonly StoredRule[],
  access: Access,
  subject: Subject,
  compiler: RuleCompiler,
): StoredRule | null {
  if (access.kind === 'syscall') return permittingFilter(rules, access.name);
  const isLink = access.kind === 'file' && access.mask.includes('l');
  const answers: RuleAnswer[] = [];
  let best: StoredRule | null = null;
  let bestBits = 0;
  for (const rule of rules) {
    const answer = ruleAnswer(rule, access, subject, compiler);
    const asked = answer?.ifOwner ?? answer;
    if (!asked) continue;
    answers.push(asked);
    const bits = bitCount(asked.allows & Math.max(...asked.needs, 0));
    if (bits > bestBits) {
      best = rule;
      bestBits = bits;
    }
  }
  return (isLink ? linkGranted(answers) : grants(answers)) ? best : null;
}

/** A rule that tests arguments counts as well: a record does not show them. */
function permittingFilter(rules: readonly StoredRule[], name: string): StoredRule | null {
  const trees = rules.flatMap(({ tree }) => (tree.kind === 'seccomp' ? [tree] : []));
  const verdict = seccompVerdict(trees, name);
  const [proof] = verdict.rules;
  if (!proof || verdict.code === 'denied-explicitly') return null;
  return rules.find(({ tree }) => tree === proof) ?? null;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
