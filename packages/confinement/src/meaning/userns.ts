import type { UsernsRule } from '../rules/rule.ts';
import { answerWith, checkQualifiers, invalidRule } from './class-qualifiers.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';

const CREATE = 1;

/** `userns,` and `userns create,` are the same: there is nothing else to permit. */
export const usernsEvaluator: RuleEvaluator<UsernsRule> = {
  access: 'userns',
  kinds: ['userns'],
  compile: (rule) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    if (rule.access !== undefined && rule.access.replace(/[()\s]/g, '') !== 'create')
      return invalidRule(`"${rule.access}" is no access to user namespaces`);
    return {
      ok: true,
      value: { answer: (access) => (access.kind === 'userns' ? answerWith(rule, CREATE, [CREATE]) : NO_ANSWER) },
    };
  },
};
