import type { IoUringRule } from '../rules/rule.ts';
import { type AccessBits, accessBits, unknownMask } from './access-bits.ts';
import { answerWith, checkQualifiers, invalidRule } from './class-qualifiers.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { compileText } from './text-glob.ts';

const WORDS: AccessBits = { sqpoll: 1, override_creds: 2 };
const ALL = 3;

/** io_uring rules: kernel polling threads, and the credentials of others by label. */
export const ioUringEvaluator: RuleEvaluator<IoUringRule> = {
  access: 'io_uring',
  kinds: ['io_uring'],
  compile: (rule, vars) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    const bits = rule.access === undefined ? ALL : accessBits(rule.access, WORDS);
    if (bits === undefined) return invalidRule(`"${rule.access}" is no access of io_uring`);
    const label = compileText(rule.label, vars);
    if (!label.ok) return label;
    return {
      ok: true,
      value: {
        answer: (access) => {
          if (access.kind !== 'io_uring') return NO_ANSWER;
          const asked = accessBits(access.mask, WORDS);
          if (!asked) return unknownMask(access.mask, 'of io_uring');
          return answerWith(rule, label.value(access.peer) ? bits & asked : 0, [asked]);
        },
      },
    };
  },
};
