import { z } from 'zod';
import { DeclarationValue } from './declaration-value.ts';

/** Something only run time knows, on which a fact depends. */
const FactCondition = z.strictObject({
  fact: z
    .string()
    .regex(/^(system|provider|(plug|slot|snap)\.[a-z0-9.-]+|feature\.[a-z0-9_-]+|flag\.[A-Za-z]+|host\.[a-z0-9-]+)$/),
  op: z.enum(['eq', 'ne', 'in', 'exists', 'missing', 'contains', 'lacks', 'starts', 'starts-not']),
  value: z.union([z.string(), z.boolean(), z.array(z.string())]).optional(),
});
type FactCondition = z.infer<typeof FactCondition>;

const BACKENDS = [
  'apparmor',
  'seccomp',
  'udev',
  'kmod',
  'apparmor-update-ns',
  'mount',
  'dbus',
  'service',
  'flag',
  'declaration',
] as const;

/**
 * One thing that a policy says, as it stands on one line of `facts:`. Beside these fields stand those of the rule's tree
 * (`kind` decides which); their order is the order in which snapd writes them.
 */
export interface PolicyFact {
  /** Of an interface: which side of the connection gets it, and whether only once connected. */
  readonly side?: 'plug' | 'slot' | undefined;
  readonly stage?: 'connected' | 'permanent' | undefined;
  readonly backend: (typeof BACKENDS)[number];
  /** The sub-profile that the rule belongs to. */
  readonly profile?: string | undefined;
  readonly kind: string;
  /** The person is asked first where prompting is switched on. */
  readonly prompt?: true | undefined;
  /** It stands in a text that takes the place of others of this name; that of the highest priority stays. */
  readonly replaces?: string | undefined;
  readonly priority?: number | undefined;
  /** All must hold. */
  readonly when?: FactCondition[] | undefined;
  /** Absent: at or before the first imported release. */
  readonly since?: string | undefined;
  /** The first release without it. */
  readonly until?: string | undefined;
  /** The constant or function of the source that holds it. */
  readonly at: string;
  /** A field of the rule's tree: a text, a list of texts, true, or the rules of a declaration. */
  readonly [field: string]: unknown;
}

/** A release tag: "2.77", "2.76.1". */
export const ReleaseTag = z.string().regex(/^[0-9]+(\.[0-9]+)+$/);

export const PolicyFact: z.ZodType<PolicyFact> = z
  .object({
    side: z.enum(['plug', 'slot']).optional(),
    stage: z.enum(['connected', 'permanent']).optional(),
    backend: z.enum(BACKENDS),
    profile: z.string().optional(),
    kind: z.string(),
    prompt: z.literal(true).optional(),
    replaces: z.string().optional(),
    priority: z.int().optional(),
    when: z.array(FactCondition).optional(),
    since: ReleaseTag.optional(),
    until: ReleaseTag.optional(),
    at: z.string(),
  })
  .catchall(z.union([z.literal(true), DeclarationValue]));
