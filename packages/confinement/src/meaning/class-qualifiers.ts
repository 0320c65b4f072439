import type { Result } from '../result.ts';
import type { RuleQualifiers } from '../rules/rule.ts';
import type { RuleError } from '../rules/rule-error.ts';

/** What no class models: a prompt's answer is not known, and priorities other than 0 are newer than the models. */
export function checkQualifiers(rule: RuleQualifiers): RuleError | undefined {
  if (rule.effect === 'prompt') return { code: 'unsupported', message: 'what a prompt will be answered is not known' };
  if (rule.priority !== undefined && Number(rule.priority) !== 0) {
    return { code: 'unsupported', message: 'priorities are not modelled' };
  }
  return undefined;
}

/** Bits that a rule speaks of, as an answer: granted, or taken away by a `deny` rule. */
export function answerWith(rule: RuleQualifiers, bits: number, needs: readonly number[]) {
  return rule.effect === 'deny' ? { allows: 0, denies: bits, needs } : { allows: bits, denies: 0, needs };
}

export function invalidRule(message: string): Result<never, RuleError> {
  return { ok: false, error: { code: 'invalid-rule', message } };
}

export function unsupportedRule(message: string): Result<never, RuleError> {
  return { ok: false, error: { code: 'unsupported', message } };
}
