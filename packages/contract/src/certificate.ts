import { z } from 'zod';
import { Access } from './access.ts';
import { Condition } from './condition.ts';
import { System } from './outcome.ts';

export const RuleRole = z
  .enum(['permits', 'denies', 'near'])
  .describe('It permits the access or a part of it, denies it or a part of it, or only comes near.');
export type RuleRole = z.infer<typeof RuleRole>;

export const Assumption = z
  .enum(['owner', 'arguments', 'run-time-values'])
  .describe(
    'The file belongs to who asks; the arguments of the system call are as the filter asks for; the holes <<name>> stand for what fits.',
  );
export type Assumption = z.infer<typeof Assumption>;

/** One rule of a certificate, where it is from, and what it says to the access. */
export const CertifiedRule = z.object({
  rule: z
    .string()
    .describe('The canonical text: a rule of AppArmor, or a line of a filter where the access is a system call.'),
  from: z.object({
    policy: z.enum(['interface', 'template']),
    name: z.string(),
    side: z
      .enum(['plug', 'slot'])
      .optional()
      .describe('Of an interface: the side of the connection that gets the rule.'),
    abstraction: z
      .string()
      .optional()
      .describe('The abstraction of AppArmor that holds the rule and is included; the place is in its source then.'),
    file: z.string().optional(),
    line: z.int().positive().optional(),
  }),
  role: RuleRole,
  blanket: z.boolean().optional().describe('It permits nearly everything of its kind: no answer to this access.'),
});
export type CertifiedRule = z.infer<typeof CertifiedRule>;

const Decided = z.object({
  schema: z.literal('whyblocked/certificate@1'),
  release: z.string().describe('The release of snapd whose policy was asked.'),
  system: System,
  access: Access,
});

const DecidedByRules = Decided.extend({
  variables: z.record(z.string(), z.array(z.string())).describe('What @{NAME} stands for in the rules, by name.'),
  rules: z.array(CertifiedRule),
  assumed: z.array(Assumption).describe('What the claim rests on and the record does not tell.'),
  conditions: z.array(Condition).describe('What only run time knows and the claim rests on; all must hold.'),
});

export const RuleCertificate = DecidedByRules.extend({
  claim: z
    .enum(['permits', 'denied'])
    .describe(
      'The rules, all of one side of one interface or of the template, permit the access; or one of them denies what the others permit.',
    ),
});
export type RuleCertificate = z.infer<typeof RuleCertificate>;

export const NoInterfaceCertificate = DecidedByRules.extend({
  claim: z
    .literal('no-interface')
    .describe('No interface permits the access, but for those whose rules are marked blanket.'),
  searched: z
    .object({
      rules: z.int().nonnegative().describe('Number of lines.'),
      digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    })
    .describe(
      'The lines of `whyblocked policy export --snapd RELEASE --system SYSTEM`, each with its newline, in the order of their bytes (LC_ALL=C sort).',
    ),
});
export type NoInterfaceCertificate = z.infer<typeof NoInterfaceCertificate>;

export const ProfileCertificate = Decided.extend({
  claim: z.literal('profile-of-snapd').describe("The profile that refused is that of one of snapd's own tools."),
  owner: z.enum(['snap-confine', 'snap-update-ns']),
  label: z.string().describe('The security label as logged.'),
});
export type ProfileCertificate = z.infer<typeof ProfileCertificate>;

/** Everything that is needed to decide once more what an answer says of one access: `whyblocked verify` does. */
export const Certificate = z.discriminatedUnion('claim', [RuleCertificate, NoInterfaceCertificate, ProfileCertificate]);
export type Certificate = z.infer<typeof Certificate>;
