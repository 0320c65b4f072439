import { Confidence } from '@whyblocked/contract';
import { z } from 'zod';
import { Check, Fix, Template } from './advice.ts';
import { Link } from './link.ts';
import { CuratedOutcome, Signal } from './signal.ts';
import { AffectedRange, FixedIn } from './version-range.ts';

/** A name that links may go by, and that is never changed. */
export const Slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'A slug has small letters, digits and dashes.');

/** Where a statement comes from: a file of a public repository, or a page. */
export const Source = z.union([
  z.strictObject({
    repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'A repository is "owner/name".'),
    path: z.string().min(1),
    at: z.string().optional().describe('A tag or branch.'),
    note: z.string().optional(),
  }),
  z.strictObject({ url: Link, note: z.string().optional() }),
]);
export type Source = z.infer<typeof Source>;

/** A text that people paste. */
const Case = z.strictObject({
  text: z.string().min(1),
  captures: z.record(z.string(), z.string()).optional().describe('What the holes must hold.'),
  beside: z.string().optional().describe('More of the paste, which tells of the system.'),
});

const common = {
  slug: Slug,
  title: Template,
  signals: z.array(Signal).min(1).describe('Any of them tells of it.'),
  means: Template,
  check: z.array(Check).default([]),
  fix: z.array(Fix).default([]),
  look_alikes: z.array(z.strictObject({ slug: Slug, tell: z.string().min(1) })).default([]),
  yields_to: z.array(Slug).default([]).describe('Where one of these fits as well, it is that.'),
  sources: z.array(Source).min(1),
  cases: z.strictObject({ match: z.array(Case).min(1), ignore: z.array(Case).min(1) }),
};

export const LAYERS = [
  'scheduler',
  'admission',
  'quota',
  'kubelet',
  'node',
  'node pressure',
  'storage',
  'image',
  'CNI',
  'CRI',
  'runc',
  'runtime',
  'RBAC',
  'API',
  'controller',
  'probes',
  'cgroup',
  'cgroup/device',
  'capabilities',
  'seccomp',
  'kernel',
  'LSM',
  'LSM AppArmor',
  'LSM SELinux',
  'snap',
  'snap confinement',
  'addon',
] as const;

/** A named reason for which a pod does not run: `data/causes/SLUG.yaml`. */
export const Cause = z.strictObject({
  ...common,
  layer: z.enum(LAYERS),
  follows: z.array(Slug).default([]).describe('Where the paste tells of one of these as well, it follows from that.'),
  harmless: z.literal(true).optional().describe('It is no fault: something waits, as it should.'),
  wrapper: z.literal(true).optional().describe('It only says that something failed; what failed stands inside.'),
});
export type Cause = z.infer<typeof Cause>;

/** A cause bound to versions: `data/issues/SLUG.yaml`. */
export const KnownIssue = z.strictObject({
  ...common,
  affects: z.array(AffectedRange).min(1),
  fixed_in: z.array(FixedIn).default([]),
  outcome: CuratedOutcome,
  cause: Slug.optional().describe('The cause in general, where there is one.'),
});
export type KnownIssue = z.infer<typeof KnownIssue>;

/** A refusal or a message that harms nobody: `data/noise/SLUG.yaml`. */
export const Noise = z.strictObject(common);
export type Noise = z.infer<typeof Noise>;

/** What people know of a kind of refusal that the policy alone does not tell: `data/judgements/SLUG.yaml`. */
export const Judgement = z.strictObject({
  ...common,
  outcome: CuratedOutcome,
  confidence: Confidence.exclude(['proven']).default('likely'),
});
export type Judgement = z.infer<typeof Judgement>;

export type CuratedEntry =
  | ({ readonly kind: 'cause' } & Cause)
  | ({ readonly kind: 'issue' } & KnownIssue)
  | ({ readonly kind: 'noise' } & Noise)
  | ({ readonly kind: 'judgement' } & Judgement);
