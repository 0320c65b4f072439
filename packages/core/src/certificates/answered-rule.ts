import { type AskedRule, roleOfAnswer, roleOfFilter } from '@whyblocked/confinement';
import type { Access, Subject } from '@whyblocked/contract';
import type { StoredRule } from '../knowledge/knowledge.ts';
import { ruleAnswer } from '../matching/rule-answer.ts';
import type { RuleCompiler } from '../matching/rule-compiler.ts';

/** A rule with what it says to an access. */
export type AnsweredRule = AskedRule & { readonly rule: StoredRule };

/** Asks each rule; those that say nothing that is known are left out, as they are where the access is decided. */
export function answerRules(
  rules: readonly StoredRule[],
  access: Access,
  subject: Subject,
  compiler: RuleCompiler,
): readonly AnsweredRule[] {
  return rules.flatMap((rule): readonly AnsweredRule[] => {
    const hole = rule.canonical.includes('<<');
    if (rule.tree.kind === 'seccomp') {
      return [{ rule, hole, role: roleOfFilter(rule.tree, access), filter: rule.tree }];
    }
    const answer = ruleAnswer(rule, access, subject, compiler);
    return answer ? [{ rule, hole, role: roleOfAnswer(answer), answer }] : [];
  });
}
