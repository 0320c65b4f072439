import type { RuleError } from '../rules/rule-error.ts';
import type { Assumed, PolicyCondition, RuleRole } from './certificate.ts';

/** What deciding a certificate again came to. */
export type Decision = { readonly decided: 'as-claimed'; readonly policy?: PolicyCount } | Refutation;

export interface Refutation {
  readonly decided: 'otherwise';
  readonly reason: RefutationReason;
  readonly policy?: PolicyCount;
}

/** `rule` counts the rules of the certificate from 0. */
export type RefutationReason =
  /** The rules do not permit what they are said to permit. */
  | { readonly code: 'not-permitted' }
  /** They do not deny it either: nothing of them permits it in the first place. */
  | { readonly code: 'not-denied' }
  /** Something permits what nothing is said to permit, or not even a denial stops. */
  | { readonly code: 'permitted'; readonly by: PermittedBy }
  /** A rule says something else to the access than its role has it. */
  | { readonly code: 'role'; readonly rule: number; readonly found: RuleRole }
  /** A rule that is set aside as one for everything is one for something particular. */
  | { readonly code: 'not-blanket'; readonly rule: number }
  /** Rules of several interfaces or sides together are no one's answer. */
  | { readonly code: 'several-interfaces' }
  /** The claim holds only under an assumption that it does not name. */
  | { readonly code: 'assumption-missing'; readonly assumption: Assumed }
  /** A condition can never hold on the system that is named. */
  | { readonly code: 'other-system'; readonly condition: PolicyCondition }
  /** The policy has no such rule. */
  | { readonly code: 'rule-not-in-policy'; readonly rule: number }
  /** In the policy the rule depends on what the certificate does not name. */
  | { readonly code: 'condition-missing'; readonly rule: number; readonly condition: PolicyCondition }
  /** The label is not that of the tool that is named. */
  | { readonly code: 'other-profile' };

/** A side of an interface, or the template. */
export interface PermittedBy {
  readonly name: string;
  readonly side?: 'plug' | 'slot';
}

/** How the lines of a policy took part in a decision; together they are all of it. */
export interface PolicyCount {
  readonly rules: number;
  /** Asked about the access. */
  readonly decided: number;
  /** Hardly more than a value that only run time knows: nothing is decided by them. */
  readonly open: number;
  /** Of a form whose meaning is not modelled, includes above all. */
  readonly undecided: number;
  /** About something else: other backends, sub-profiles, classes of access, interfaces or systems. */
  readonly elsewhere: number;
}

/** Why a certificate cannot be decided at all. */
export interface CertificateError {
  readonly code: RuleError['code'] | 'too-large' | 'other-policy';
  readonly message: string;
  /** Which of its rules, from 0. */
  readonly rule?: number;
}
