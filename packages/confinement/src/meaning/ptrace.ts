import type { PtraceRule } from '../rules/rule.ts';
import { type AccessBits, accessBits, unknownMask } from './access-bits.ts';
import { answerWith, checkQualifiers, invalidRule } from './class-qualifiers.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { compilePeer, peerBits, peerError, peerNeeds } from './peer-label.ts';

const WIDTH = 4;
const TRACE = 1;
const READ = 2;
const WORDS: AccessBits = {
  trace: TRACE,
  write: TRACE,
  w: TRACE,
  read: READ,
  r: READ,
  rw: TRACE | READ,
  wr: TRACE | READ,
  tracedby: 4,
  readby: 8,
};
const ALL = 15;

/** Ptrace rules: none of trace, read, tracedby and readby gives another. */
export const ptraceEvaluator: RuleEvaluator<PtraceRule> = {
  access: 'ptrace',
  kinds: ['ptrace'],
  compile: (rule, vars) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    const bits = rule.access === undefined ? ALL : accessBits(rule.access, WORDS);
    if (bits === undefined) return invalidRule(`"${rule.access}" is no access of ptrace`);
    const peer = compilePeer(rule.peer, vars);
    if (!peer.ok) return peer;
    return {
      ok: true,
      value: {
        answer: (access) => {
          if (access.kind !== 'ptrace') return NO_ANSWER;
          const asked = accessBits(access.mask, WORDS);
          if (!asked) return unknownMask(access.mask, 'of ptrace');
          const unknowable = peerError(rule.peer, access.peer);
          if (unknowable) return { ...NO_ANSWER, error: unknowable };
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
