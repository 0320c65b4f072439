import { anyOf, type Ternary } from '../ternary.ts';
import { type ArgumentValues, argumentsAnswer } from './argument-answer.ts';
import type { SeccompRule } from './seccomp-rule.ts';

export type SeccompErrno = 'EPERM' | 'EACCES';

/**
 * `permitted`, `not-permitted` (no rule permits it: a further rule could) and `denied-explicitly` (a `~` rule refuses it: no further rule can
 * help) are certain; `permitted-with-arguments`: it hangs on arguments that are not visible.
 */
export interface Judgement {
  readonly code: 'permitted' | 'permitted-with-arguments' | 'denied-explicitly' | 'not-permitted';
  /** The rules that decide: those that permit or may permit it, or those that refuse it. */
  readonly rules: readonly SeccompRule[];
  /** `~` rules that may refuse it for some arguments, whatever permits it. */
  readonly mayRefuse: readonly SeccompRule[];
  /** What the call may fail with; empty if it cannot. */
  readonly errnos: readonly SeccompErrno[];
}

/** Whether one of several rules of a kind matches, and those that do, or, if none surely does, may. */
export interface Matching {
  readonly answer: Ternary;
  readonly rules: readonly SeccompRule[];
}

export function matching(rules: readonly SeccompRule[], args: ArgumentValues): Matching {
  const answers = rules.map((rule) => ({ rule, answer: argumentsAnswer(rule, args) }));
  const answer = anyOf(answers.map((each) => each.answer));
  const deciding = answer === 'no' ? [] : answers.filter((each) => each.answer === answer);
  return { answer, rules: deciding.map(({ rule }) => rule) };
}

/** Rules of both kinds, each in a filter of its own; the permitting one is loaded last, so its errno wins where both refuse. */
export function judgedByTwo(allows: Matching, denies: Matching): Judgement {
  const errnos: readonly SeccompErrno[] = [
    ...(allows.answer !== 'yes' ? (['EPERM'] as const) : []),
    ...(allows.answer !== 'no' && denies.answer !== 'no' ? (['EACCES'] as const) : []),
  ];
  if (denies.answer === 'yes') return { code: 'denied-explicitly', rules: denies.rules, mayRefuse: [], errnos };
  const mayRefuse = denies.rules;
  if (allows.answer === 'no') return { code: 'not-permitted', rules: [], mayRefuse, errnos };
  const isCertain = allows.answer === 'yes' && denies.answer === 'no';
  return { code: isCertain ? 'permitted' : 'permitted-with-arguments', rules: allows.rules, mayRefuse, errnos };
}

/** What one filter is made of: the rules as they stand, those that permit (the mode included) and those that are listed to. */
interface OneFilter {
  readonly inOrder: readonly SeccompRule[];
  readonly allows: Matching;
  readonly listed: Matching;
  readonly denies: Matching;
}

/**
 * Rules of both kinds in one filter, as libseccomp resolves them (measured on 2.5.4): a rule that tests no argument swallows every other one for its
 * call, of either kind, and of two such the first stays. Which of a permitting and a refusing rule with tests wins where both match
 * depends on how their tests are ordered, so it is left open.
 */
export function judgedByOne({ inOrder, allows, listed, denies }: OneFilter): Judgement {
  const bare = inOrder.find(({ args = [] }) => args.every((arg) => arg === '-'));
  if (bare?.deny) return { code: 'denied-explicitly', rules: [bare], mayRefuse: [], errnos: ['EACCES'] };
  if (bare) return { code: 'permitted', rules: [bare], mayRefuse: [], errnos: [] };
  if (denies.answer === 'yes' && listed.answer !== 'no')
    return { code: 'permitted-with-arguments', rules: allows.rules, mayRefuse: denies.rules, errnos: ['EACCES'] };
  const judged = judgedByTwo(allows, denies);
  if (allows.answer !== 'no' || denies.answer === 'no') return judged;
  return { ...judged, errnos: denies.answer === 'yes' ? ['EACCES'] : ['EPERM', 'EACCES'] };
}
