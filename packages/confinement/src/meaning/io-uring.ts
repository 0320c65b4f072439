import type { IoUringRule } from '../rules/rule.ts';
import { answerWith, checkQualifiers, invalidRule } from './class-qualifiers.ts';
import { accessWords } from './condition-words.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { compileText } from './text-glob.ts';

const WORDS: Readonly<Record<string, number>> = { sqpoll: 1, override_creds: 2 };
const ALL = 3;

/** io_uring rules: kernel polling threads, and the credentials of others by label. */
export const ioUringEvaluator: RuleEvaluator<IoUringRule> = {
  access: 'io_uring',
  kinds: ['io_uring'],
  compile: (rule, vars) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    const bits = rule.access === undefined ? ALL : bitsOf(rule.access);
    if (bits === undefined) return invalidRule(`"${rule.access}" is no access of io_uring`);
    const label = compileText(rule.label, vars);
    if (!label.ok) return label;
    return {
      ok: true,
      value: {
        answer: (access) => {
          if (access.kind !== 'io_uring') return NO_ANSWER;
          const asked = bitsOf(access.mask);
          if (asked === undefined || asked === 0) {
            return {
              ...NO_ANSWER,
              error: { code: 'unsupported', message: `"${access.mask}" is no access of io_uring` },
            };
          }
          return answerWith(rule, label.value(access.peer) ? bits & asked : 0, [asked]);
        },
      },
    };
  },
};

function bitsOf(access: string): number | undefined {
  let bits = 0;
  for (const word of accessWords(access)) {
    const bit = WORDS[word];
    if (bit === undefined) return undefined;
    bits |= bit;
  }
  return bits;
}
