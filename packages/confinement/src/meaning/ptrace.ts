import type { PtraceRule } from '../rules/rule.ts';
import { answerWith, checkQualifiers, invalidRule } from './class-qualifiers.ts';
import { accessWords } from './condition-words.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { compilePeer, peerBits, peerNeeds } from './peer-label.ts';

const WIDTH = 4;
const WORDS: Readonly<Record<string, number>> = { trace: 1, read: 2, tracedby: 4, readby: 8, r: 2, w: 1, rw: 3 };
const ALL = 15;

/** Ptrace rules: none of trace, read, tracedby and readby gives another. */
export const ptraceEvaluator: RuleEvaluator<PtraceRule> = {
  access: 'ptrace',
  kinds: ['ptrace'],
  compile: (rule, vars) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    const bits = rule.access === undefined ? ALL : bitsOf(rule.access);
    if (bits === undefined) return invalidRule(`"${rule.access}" is no access of ptrace`);
    const peer = compilePeer(rule.peer, vars);
    if (!peer.ok) return peer;
    return {
      ok: true,
      value: {
        answer: (access) => {
          if (access.kind !== 'ptrace') return NO_ANSWER;
          const asked = bitsOf(access.mask);
          if (asked === undefined || asked === 0) {
            return { ...NO_ANSWER, error: { code: 'unsupported', message: `"${access.mask}" is no access of ptrace` } };
          }
          return answerWith(
            rule,
            peerBits(bits & asked, WIDTH, peer.value.matches(access.peer)),
            peerNeeds(asked, WIDTH, access.peer),
          );
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
