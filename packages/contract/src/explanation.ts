import { z } from 'zod';
import { Outcome } from './outcome.ts';

/** cause: why a pod does not run; issue: a cause bound to versions; noise: it harms nobody; judgement: what is known of a kind of refusal. */
export const ExplanationKind = z.enum(['cause', 'issue', 'noise', 'judgement']);
export type ExplanationKind = z.infer<typeof ExplanationKind>;

const Template = z.string().describe('Holes such as `{{pod}}` are filled with the captures of the finding.');

export const ExplanationCheck = z.object({ say: Template, run: Template.optional() });
export type ExplanationCheck = z.infer<typeof ExplanationCheck>;

export const ExplanationFix = z.object({
  by: z.enum(['user', 'publisher', 'maintainer', 'admin']),
  do: z.string().describe('The action of a step.'),
  say: Template,
  run: Template.optional(),
  patch: Template.optional(),
  least: z.boolean().optional().describe('Of several ways the one that gives the least away.'),
  when: z
    .object({
      confinement: z.enum(['strict', 'classic']).optional(),
      told: z.array(z.string()).optional().describe('Names of captures that must be there.'),
    })
    .optional(),
});
export type ExplanationFix = z.infer<typeof ExplanationFix>;

const VersionRange = z.object({ since: z.string().optional(), until: z.string().optional() });

export const AffectedVersions = z.object({
  snapd: VersionRange.optional(),
  kernel: VersionRange.optional(),
  apparmor: VersionRange.optional(),
  containerd: VersionRange.optional(),
  runc: VersionRange.optional(),
  tracks: VersionRange.optional().describe('Tracks of MicroK8s.'),
  microk8s: VersionRange.optional().describe('Releases of MicroK8s, which are those of its Kubernetes.'),
  confinement: z.enum(['strict', 'classic']).optional(),
  distribution: VersionRange.extend({ id: z.string() }).optional(),
  note: z.string().optional(),
});
export type AffectedVersions = z.infer<typeof AffectedVersions>;

/** What people wrote down of something that is met again and again: sentences with holes, and where they come from. */
export const Explanation = z.object({
  kind: ExplanationKind,
  slug: z.string(),
  title: Template,
  layer: z.string().optional().describe('Which part of the cluster or system it belongs to.'),
  wrapper: z.boolean().optional().describe('It only says that something failed; the reason stands elsewhere.'),
  outcome: Outcome.optional(),
  means: Template,
  check: z.array(ExplanationCheck),
  fix: z.array(ExplanationFix),
  lookAlikes: z.array(z.object({ slug: z.string(), tell: z.string() })),
  affects: z.array(AffectedVersions).optional().describe('Any of them; of issues.'),
  fixedIn: z
    .array(
      z.object({ what: z.string(), version: z.string(), date: z.string().optional(), note: z.string().optional() }),
    )
    .optional(),
  cause: z.string().optional().describe('Of an issue: the cause in general.'),
  sources: z.array(
    z.object({
      repo: z.string().optional(),
      path: z.string().optional(),
      at: z.string().optional(),
      url: z.string().optional(),
      note: z.string().optional(),
    }),
  ),
});
export type Explanation = z.infer<typeof Explanation>;

/** What of an explanation a list shows. */
export const ExplanationSummary = Explanation.pick({ kind: true, slug: true, title: true, layer: true, outcome: true });
export type ExplanationSummary = z.infer<typeof ExplanationSummary>;

export const ExplanationList = z.object({
  version: z.string().describe('Of the knowledge.'),
  explanations: z.array(ExplanationSummary),
});
export type ExplanationList = z.infer<typeof ExplanationList>;
