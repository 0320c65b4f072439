import type { RuleAnswer } from '@whyblocked/confinement';
import type { Access, Subject } from '@whyblocked/contract';
import type { StoredRule } from '../knowledge/knowledge.ts';
import { isHalfTold } from './loosen-message-rule.ts';
import type { RuleCompiler } from './rule-compiler.ts';

/** What a rule of AppArmor says to an access; null where that is not known, or not modelled. */
export function ruleAnswer(
  rule: StoredRule,
  access: Access,
  subject: Subject,
  compiler: RuleCompiler,
  revision?: string,
): RuleAnswer | null {
  if (isHalfTold(access)) {
    const loose = compiler.compileLoose(rule, access, subject)?.answer(access);
    return loose && !loose.error ? loose : null;
  }
  const isFound = access.kind === 'file' && !access.mask.includes('l') && rule.isExact;
  const compiled = isFound ? compiler.compileFound(rule) : compiler.compile(rule, subject, revision);
  const answer = compiled?.answer(access);
  return !answer || answer.error || answer.ifOwner?.error ? null : answer;
}
