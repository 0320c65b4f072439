import type { Assumption, CertifiedRule, RefutationReason } from '@whyblocked/contract';
import { conditionText } from './condition-text.ts';

const ASSUMPTIONS: Record<Assumption, string> = {
  owner: 'the file belongs to who asks',
  arguments: 'the arguments of the system call are as the filter asks for',
  'run-time-values': 'what only run time knows, written <<name>>, is such that the rule fits',
};

/** What a claim rests on, as the end of a sentence. */
export function assumptionSentence(assumption: Assumption): string {
  return ASSUMPTIONS[assumption];
}

/** Why a certificate with these rules was decided otherwise. Nothing in it is escaped. */
export function refutationSentence(reason: RefutationReason, rules: readonly CertifiedRule[]): string {
  const rule = 'rule' in reason ? rules[reason.rule] : undefined;
  switch (reason.code) {
    case 'not-permitted':
      return 'Its rules do not permit that.';
    case 'not-denied':
      return 'None of its rules would permit that: there is nothing to deny.';
    case 'permitted': {
      const { name, side } = reason.by;
      return side === undefined
        ? `The ${name} permits it.`
        : `The interface ${name} permits it, on the side of the ${side}.`;
    }
    case 'role':
      return `The rule "${rule?.rule}" is said to be "${rule?.role}" and is "${reason.found}".`;
    case 'not-blanket':
      return `The rule "${rule?.rule}" is set aside as one for everything and is one for something particular.`;
    case 'several-interfaces':
      return 'Its rules are of several interfaces or sides, and so no one policy.';
    case 'assumption-missing':
      return `It holds only if ${assumptionSentence(reason.assumption)}, which it does not name as assumed.`;
    case 'other-system':
      return `Its condition "${conditionText(reason.condition)}" never holds on its system.`;
    case 'rule-not-in-policy':
      return `The policy has no rule "${rule?.rule}" there. Was it exported for the release and system of the certificate?`;
    case 'condition-missing':
      return `In the policy the rule "${rule?.rule}" holds only if ${conditionText(reason.condition)}, which it does not name.`;
    case 'other-answer':
      return 'It is about another access or rule than the answer that carries it.';
    case 'other-profile':
      return 'The label is that of another profile.';
  }
}
