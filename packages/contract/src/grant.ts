import { z } from 'zod';
import { Certificate } from './certificate.ts';
import { Condition } from './condition.ts';
import { ConnectionStatus } from './outcome.ts';

/** Where a rule stands in snapd's source, and in which releases it is there. */
export const RuleSource = z.object({
  file: z.string(),
  line: z.int().positive(),
  since: z.string().optional().describe('First release known to have it; absent: at or before the first imported.'),
  until: z.string().optional().describe('First release known not to have it any more.'),
});
export type RuleSource = z.infer<typeof RuleSource>;

/** The abstraction of AppArmor that holds the rule, which the interface only includes. */
const Via = z.object({
  abstraction: z.string(),
  apparmor: z.string().describe('The release of AppArmor that was taken.'),
  source: RuleSource.describe("In AppArmor's source, with its releases."),
});

/** An interface whose rule permits the access. */
export const Grant = z.object({
  name: z.string(),
  plug: z
    .string()
    .optional()
    .describe(
      'Name of the plug where the paste, or what is known of the snap, tells it and it is not that of the interface.',
    ),
  side: z.enum(['plug', 'slot']).describe('The side of the connection that gets the rule.'),
  rule: z.string().describe('The rule in its canonical form; run-time values stand as <<name>>.'),
  source: RuleSource,
  via: Via.optional(),
  privilege: z.int().min(1).max(5).describe('1: opens little, 5: gives nearly everything.'),
  connection: ConnectionStatus,
  declared: z
    .boolean()
    .nullable()
    .describe('Whether the snap has a plug of it for the app or hook that was refused; null: not known.'),
  declaredBy: z
    .array(z.string())
    .optional()
    .describe(
      'The app or hook that was refused has no plug of it, but these of the same snap have: "kubectl", "hook.configure".',
    ),
  connected: z.boolean().nullable(),
  conditions: z.array(Condition),
  blanket: z.boolean().describe('The rule permits nearly everything of its kind: no answer to this access.'),
  prompt: z.boolean().optional().describe('Where prompting is on, the person is asked first and may refuse.'),
  forOthers: z
    .boolean()
    .optional()
    .describe('Made for one family of snaps to which this one does not seem to belong: no answer to this access.'),
  opens: z.int().describe('Number of permissions that connecting the interface adds in all.'),
  certificate: Certificate.optional().describe(
    'What is needed to decide it again; with the first grants of a finding.',
  ),
});
export type Grant = z.infer<typeof Grant>;
