import type { SignalRule } from '../rules/rule.ts';
import { type AccessBits, accessBits, unknownMask } from './access-bits.ts';
import { answerWith, checkQualifiers, invalidRule } from './class-qualifiers.ts';
import { accessWords } from './condition-words.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { compilePeer, peerBits, peerError, peerNeeds } from './peer-label.ts';

const SEND = 1;
const RECEIVE = 2;
const WIDTH = 2;
const WORDS: AccessBits = {
  send: SEND,
  write: SEND,
  w: SEND,
  receive: RECEIVE,
  read: RECEIVE,
  r: RECEIVE,
  rw: SEND | RECEIVE,
  wr: SEND | RECEIVE,
};
const SIGNALS = new Set(
  (
    'hup int quit ill trap abrt bus fpe kill usr1 segv usr2 pipe alrm term stkflt chld cont stop stp ttin ttou urg xcpu xfsz ' +
    'vtalrm prof winch io pwr sys emt exists'
  ).split(' '),
);
/** Names that compilers after 4.1 take as well, for what the kernel logs by another. */
const SYNONYMS: Readonly<Record<string, string>> = { tstp: 'stp', poll: 'io' };

/** Signal rules: who may be sent what, and from whom it may be received. */
export const signalEvaluator: RuleEvaluator<SignalRule> = {
  access: 'signal',
  kinds: ['signal'],
  compile: (rule, vars) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    const bits = rule.access === undefined ? SEND | RECEIVE : accessBits(rule.access, WORDS);
    if (bits === undefined) return invalidRule(`"${rule.access}" is no access of signals`);
    const sets = rule.set === undefined ? [] : typeof rule.set === 'string' ? [rule.set] : rule.set;
    const signals = new Set(sets.flatMap((set) => accessWords(set.replaceAll('"', ''))).map(kernelName));
    const unknown = [...signals].find(
      (signal) => !SIGNALS.has(signal) && !/^rtmin\+(?:[0-9]|[12][0-9]|3[0-2])$/.test(signal),
    );
    if (unknown !== undefined) return invalidRule(`"${unknown}" is no signal`);
    const peer = compilePeer(rule.peer, vars);
    if (!peer.ok) return peer;
    return {
      ok: true,
      value: {
        answer: (access) => {
          if (access.kind !== 'signal') return NO_ANSWER;
          const asked = accessBits(access.mask, WORDS);
          if (!asked) return unknownMask(access.mask, 'of signals');
          const unknowable = peerError(rule.peer, access.peer);
          if (unknowable) return { ...NO_ANSWER, error: unknowable };
          const needs = peerNeeds(asked, WIDTH, access.peer);
          if (signals.size > 0 && access.signal === '') {
            return {
              ...NO_ANSWER,
              needs,
              error: { code: 'unsupported', message: 'the access does not tell the signal' },
            };
          }
          if (signals.size > 0 && !signals.has(kernelName(access.signal))) return answerWith(rule, 0, needs);
          return answerWith(rule, peerBits(bits & asked, WIDTH, peer.value.matches(access.peer)), needs);
        },
      },
    };
  },
};

function kernelName(signal: string): string {
  return SYNONYMS[signal] ?? signal;
}
