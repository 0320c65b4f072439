import type { ChangeProfileRule } from '../rules/rule.ts';
import { answerWith, checkQualifiers, unsupportedRule } from './class-qualifiers.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { compileText } from './text-glob.ts';

const USE = 1;

/**
 * `change_profile -> TARGET,`; without a target, to any profile. To stack a profile on the own one is a change to `&` and its name. Hats
 * need no such rule: which a program may take on is in the profile's tree.
 */
export const changeProfileEvaluator: RuleEvaluator<ChangeProfileRule> = {
  access: 'change_profile',
  kinds: ['change_profile'],
  compile: (rule, vars) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    if (rule.exec !== undefined) return unsupportedRule('a change of profile on exec of one program is not modelled');
    const target = compileText(rule.target, vars);
    if (!target.ok) return target;
    return {
      ok: true,
      value: {
        answer: (access) => {
          if (access.kind !== 'change_profile') return NO_ANSWER;
          if (access.operation === 'change_hat') {
            return { ...NO_ANSWER, error: { code: 'unsupported', message: 'changes of hat are not modelled' } };
          }
          const stacked = access.operation.startsWith('stack') && !access.target.startsWith('&');
          const matched = target.value(stacked ? `&${access.target}` : access.target);
          return answerWith(rule, matched ? USE : 0, [USE]);
        },
      },
    };
  },
};
