import type { MqueueRule } from '../rules/rule.ts';
import { answerWith, checkQualifiers, invalidRule, unsupportedRule } from './class-qualifiers.ts';
import { accessWords } from './condition-words.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { compileTexts } from './text-glob.ts';

const NAMES = ['create', 'open', 'delete', 'read', 'write', 'getattr', 'setattr'];
const ALL = (1 << NAMES.length) - 1;
const SHORT: Readonly<Record<string, readonly string[]>> = { r: ['read'], w: ['write'], rw: ['read', 'write'] };

/** Message queues of POSIX (by a name that begins with a slash) and of System V (by a number). */
export const mqueueEvaluator: RuleEvaluator<MqueueRule> = {
  access: 'mqueue',
  kinds: ['mqueue'],
  compile: (rule, vars) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    if (rule.label !== undefined) return unsupportedRule('labels of message queues are not modelled');
    const bits = rule.access === undefined ? ALL : bitsOf(rule.access);
    if (bits === undefined) return invalidRule(`"${rule.access}" is no access to a message queue`);
    const tests = compileTexts({ type: rule.type, name: rule.name }, vars);
    if (!tests.ok) return tests;
    return {
      ok: true,
      value: {
        answer: (access) => {
          if (access.kind !== 'mqueue') return NO_ANSWER;
          const asked = bitsOf(access.mask);
          if (asked === undefined || asked === 0) {
            return {
              ...NO_ANSWER,
              error: { code: 'unsupported', message: `"${access.mask}" is no access to a message queue` },
            };
          }
          const typed = access.type === undefined || tests.value.type(access.type);
          return answerWith(rule, typed && tests.value.name(access.name) ? bits & asked : 0, [asked]);
        },
      },
    };
  },
};

function bitsOf(access: string): number | undefined {
  let bits = 0;
  for (const word of accessWords(access)) {
    for (const name of SHORT[word] ?? [word]) {
      const index = NAMES.indexOf(name);
      if (index < 0) return undefined;
      bits |= 1 << index;
    }
  }
  return bits;
}
