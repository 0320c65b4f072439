import { isCapability } from '../records/capability-names.ts';
import type { CapabilityRule } from '../rules/rule.ts';
import { answerWith, checkQualifiers, invalidRule } from './class-qualifiers.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';

const USE = 1;

/** `capability a b,` gives exactly these, `capability,` all; none follows from another. */
export const capabilityEvaluator: RuleEvaluator<CapabilityRule> = {
  access: 'capability',
  kinds: ['capability'],
  compile: (rule) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    const unknown = rule.names.find((name) => !isCapability(name));
    if (unknown !== undefined) return invalidRule(`"${unknown}" is no capability`);
    const names = new Set(rule.names);
    return {
      ok: true,
      value: {
        answer: (access) => {
          if (access.kind !== 'capability') return NO_ANSWER;
          return answerWith(rule, names.size === 0 || names.has(access.name) ? USE : 0, [USE]);
        },
      },
    };
  },
};
