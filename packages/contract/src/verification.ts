import { z } from 'zod';
import { Assumption, Certificate, RuleRole } from './certificate.ts';

const RuleNumber = z.int().nonnegative().describe('Which rule of the certificate, from 0.');

const NamedCondition = z.object({
  fact: z.string(),
  op: z.string(),
  value: z.union([z.string(), z.boolean(), z.array(z.string()).readonly()]).optional(),
});

/** Why a certificate was decided otherwise than it claims. */
export const RefutationReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('not-permitted').describe('Its rules do not permit the access.') }),
  z.object({ code: z.literal('not-denied').describe('None of its rules would permit the access in the first place.') }),
  z.object({
    code: z.literal('permitted').describe('Something permits what nothing is said to permit.'),
    by: z.object({ name: z.string(), side: z.enum(['plug', 'slot']).optional() }),
  }),
  z.object({ code: z.literal('role').describe('A rule says something else.'), rule: RuleNumber, found: RuleRole }),
  z.object({ code: z.literal('not-blanket').describe('A rule is no rule for everything.'), rule: RuleNumber }),
  z.object({ code: z.literal('several-interfaces').describe('Its rules are not of one policy.') }),
  z.object({
    code: z.literal('assumption-missing').describe('It rests on more than it names.'),
    assumption: Assumption,
  }),
  z.object({
    code: z.literal('other-system').describe('A condition never holds on its system.'),
    condition: NamedCondition,
  }),
  z.object({ code: z.literal('rule-not-in-policy').describe('The policy has no such rule.'), rule: RuleNumber }),
  z.object({
    code: z.literal('condition-missing').describe('In the policy the rule has a condition that is not named.'),
    rule: RuleNumber,
    condition: NamedCondition,
  }),
  z.object({
    code: z.literal('other-answer').describe('It is about another access or rule than the answer that carries it.'),
  }),
  z.object({ code: z.literal('other-profile').describe('The label is that of another profile.') }),
]);
export type RefutationReason = z.infer<typeof RefutationReason>;

/** Why a certificate could not be decided: it cannot be read, or is not modelled, or was decided on another policy. */
export const VerificationProblem = z.object({
  code: z.enum([
    'not-json',
    'no-certificate',
    'invalid-certificate',
    'invalid-rule',
    'unsupported',
    'too-large',
    'other-policy',
  ]),
  message: z.string(),
  rule: RuleNumber.optional(),
});
export type VerificationProblem = z.infer<typeof VerificationProblem>;

/** How the lines of a policy took part in deciding; together they are all of it. */
export const PolicyCount = z.object({
  rules: z.int().describe('Lines of the policy.'),
  decided: z.int().describe('Asked about the access.'),
  open: z.int().describe('Hardly more than a value that only run time knows: nothing is decided by them.'),
  undecided: z.int().describe('Of a form whose meaning is not modelled, includes above all.'),
  elsewhere: z.int().describe('About something else.'),
});
export type PolicyCount = z.infer<typeof PolicyCount>;

const Place = z.object({
  file: z.string().optional(),
  line: z.int().positive().optional().describe('Where certificates stand one a line.'),
  finding: z.string().optional().describe('Id of the finding that carries it.'),
});

/** What deciding one certificate again came to, and where it stood in the input. */
export const Verification = z.discriminatedUnion('decided', [
  z.object({
    decided: z.literal('as-claimed'),
    at: Place,
    certificate: Certificate,
    policy: PolicyCount.optional().describe('Where a policy was given.'),
  }),
  z.object({
    decided: z.literal('otherwise'),
    at: Place,
    certificate: Certificate,
    reason: RefutationReason,
    policy: PolicyCount.optional(),
  }),
  z.object({
    decided: z.literal('not-decided'),
    at: Place,
    certificate: Certificate.optional().describe('Absent where it could not be read.'),
    problem: VerificationProblem,
  }),
]);
export type Verification = z.infer<typeof Verification>;
