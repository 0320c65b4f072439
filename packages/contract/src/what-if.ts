import { z } from 'zod';
import { Access } from './access.ts';
import { Condition } from './condition.ts';
import { DiagnoseOptions } from './diagnose-request.ts';
import { RuleSource } from './grant.ts';
import { Subject } from './subject.ts';

const InterfaceName = z
  .string()
  .max(60)
  .regex(/^[a-z](-?[a-z0-9])*$/, 'has to be the name of an interface such as "home"');

/** A connection of a plug, with the attributes that the plug sets. */
export const AskedConnection = z.object({
  interface: InterfaceName,
  attributes: z.record(z.string(), z.unknown()).optional(),
});
export type AskedConnection = z.infer<typeof AskedConnection>;

/** What to try, and what is assumed where the paste does not tell. */
export const WhatIfOptions = DiagnoseOptions.extend({
  connect: z.array(AskedConnection).min(1).max(40).describe('The plugs to connect.'),
  connected: z.array(AskedConnection).max(200).optional().describe('Plugs that are connected already.'),
  base: z
    .string()
    .max(40)
    .regex(/^[a-z0-9-]+$/)
    .optional()
    .describe('The base of the snap, "core22"; one of the core family where not said.'),
});
export type WhatIfOptions = z.infer<typeof WhatIfOptions>;

/** JSON body of POST /v1/what-if. */
export const WhatIfRequest = WhatIfOptions.extend({ text: z.string().describe('What you have: log lines, any form.') });
export type WhatIfRequest = z.infer<typeof WhatIfRequest>;

/** A rule that decides, and where it stands. */
export const DecidingRule = z.object({
  policy: z.string().describe('"interface home", "template app", "abstraction nameservice".'),
  rule: z.string(),
  source: RuleSource,
});
export type DecidingRule = z.infer<typeof DecidingRule>;

const Denial = z.object({
  findingId: z.string(),
  count: z.int().positive(),
  subject: Subject,
  access: Access,
  rules: z.array(DecidingRule).describe('The rules that decide, the foremost first.'),
});

export const WhatIfStay = Denial.extend({
  why: z.enum([
    'not-permitted',
    'refused',
    'depends',
    'permitted-before',
    'not-of-a-snap',
    'not-modelled',
    'device-cgroup',
  ]),
  conditions: z.array(Condition).describe('What it depends on.'),
});
export type WhatIfStay = z.infer<typeof WhatIfStay>;

/** What a connection opens beside the denials of the paste. */
export const OpenedAccess = z.object({
  counts: z.record(z.string(), z.int()).describe('Rules that are added, by kind.'),
  sensitive: z
    .array(
      z.object({
        reason: z.enum([
          'everything',
          'near-root-capability',
          'mounts',
          'changes-profile',
          'traces-processes',
          'user-namespaces',
          'kernel-modules',
          'no-filter',
          'devices',
        ]),
        rules: z.array(DecidingRule),
        more: z.int().describe('Rules of this reason that are not listed.'),
      }),
    )
    .describe('What weighs most, by reason.'),
  deviceCgroup: z
    .enum(['none', 'always-there', 'may-be-created', 'self-managed'])
    .describe(
      'What happens to the device cgroup. may-be-created: a tagged device makes one, and other devices that worked are refused then.',
    ),
  closed: z.array(DecidingRule).describe('Rules by which the connections refuse what was permitted before.'),
});
export type OpenedAccess = z.infer<typeof OpenedAccess>;

/** What connections would change for the denials of a paste. */
export const WhatIf = z.object({
  schema: z.literal('whyblocked/what-if@1'),
  connect: z.array(AskedConnection),
  goes: z.array(Denial).describe('Denials that would be permitted.'),
  stays: z.array(WhatIfStay),
  opens: OpenedAccess,
  omitted: z.object({ goes: z.int(), stays: z.int() }).describe('What limits left out.'),
  knowledge: z.object({ version: z.string(), snapd: z.string() }),
});
export type WhatIf = z.infer<typeof WhatIf>;
