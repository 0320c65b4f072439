import type { IoUringRule } from '../rules/rule.ts';
import { type AccessBits, accessBits, unknownMask } from './access-bits.ts';
import { answerWith, checkQualifiers, invalidRule } from './class-qualifiers.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { compileText } from './text-glob.ts';

const SQPOLL = 1;
const OVERRIDE_CREDS = 2;
const WORDS: AccessBits = { sqpoll: SQPOLL, override_creds: OVERRIDE_CREDS };
const ALL = SQPOLL | OVERRIDE_CREDS;

/** io_uring rules: kernel polling threads, and taking on credentials; only those have a label to look at. */
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
          if ((asked & OVERRIDE_CREDS) !== 0 && rule.label !== undefined && access.peer === undefined) {
            return {
              ...NO_ANSWER,
              error: { code: 'unsupported', message: 'the access does not tell whose credentials' },
            };
          }
          return answerWith(rule, asked & bits & (label.value(access.peer) ? ALL : SQPOLL), [asked]);
        },
      },
    };
  },
};
