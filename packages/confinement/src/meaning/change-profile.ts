import type { ChangeProfileRule } from '../rules/rule.ts';
import { answerWith, checkQualifiers, unsupportedRule } from './class-qualifiers.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { compileText } from './text-glob.ts';

const USE = 1;

/** `change_profile -> TARGET,`; without a target, to any profile. */
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
        answer: (access) =>
          access.kind === 'change_profile' ? answerWith(rule, target.value(access.target) ? USE : 0, [USE]) : NO_ANSWER,
      },
    };
  },
};
