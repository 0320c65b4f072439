import { z } from 'zod';
import { Architecture } from './architecture.ts';

/** Two that MicroK8s ships, and the repositories of other people by "owner/name". */
export const AddonRepository = z
  .string()
  .max(140)
  .regex(
    /^(?:core|community|[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*)$/,
    'A repository is "core", "community" or "owner/name".',
  );
export type AddonRepository = z.infer<typeof AddonRepository>;

export const AddonName = z
  .string()
  .max(63)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'An addon has small letters, digits and dashes.');

/** "1.32", or "latest" for what no track has yet: the branch `main` of the repositories. */
export const Track = z
  .string()
  .max(20)
  .regex(/^(?:latest|\d{1,2}\.\d{1,3})$/, 'A track is "1.32" or "latest".');
export type Track = z.infer<typeof Track>;

/** As MicroK8s itself knows them; devmode builds run as strict ones do. */
export const Microk8sConfinement = z.enum(['strict', 'classic']);
export type Microk8sConfinement = z.infer<typeof Microk8sConfinement>;

/**
 * verified: it was run and works; works-with-notes: it works once something was done; broken: it can be enabled and does
 * not work; blocked: it cannot be enabled; unknown: nobody has said, which is never the same as broken.
 */
export const CompatibilityStatus = z.enum(['verified', 'works-with-notes', 'broken', 'blocked', 'unknown']);
export type CompatibilityStatus = z.infer<typeof CompatibilityStatus>;

/**
 * Whose word it is, the weightiest first: a person's with evidence, a report that a maintainer accepted and that is not yet
 * a file, upstream's own tests, upstream's metadata, nobody's.
 */
export const CompatibilityBasis = z.enum(['person', 'report', 'upstream-test', 'metadata', 'none']);
export type CompatibilityBasis = z.infer<typeof CompatibilityBasis>;

/** How far a statement of a person may be relied on. */
export const Maturity = z.enum(['experimental', 'reviewed', 'stable']);
export type Maturity = z.infer<typeof Maturity>;

/** Why metadata or tests of upstream lead to a status. */
export const DerivedReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('not-in-track').describe('The track has no such addon.') }),
  z.object({ code: z.literal('unknown-track').describe('What the track lists is not known.') }),
  z.object({ code: z.literal('confinement').describe('Upstream offers it on the other confinement only.') }),
  z.object({
    code: z.literal('architecture').describe('Upstream does not offer it on this architecture.'),
    offered: z.array(z.string()),
  }),
  z.object({ code: z.literal('retired').describe('It is listed, and enabling it only says that it is gone.') }),
  z.object({ code: z.literal('test-runs').describe('Tests of upstream enable it on this confinement.') }),
  z.object({ code: z.literal('test-skipped').describe('Upstream offers it there, and skips all of its tests there.') }),
  z.object({
    code: z.literal('test-partial').describe('Upstream offers it there, and skips some of its tests there.'),
  }),
  z.object({ code: z.literal('offered').describe('Upstream offers it there; no test says more.') }),
]);
export type DerivedReason = z.infer<typeof DerivedReason>;

const TrackRange = z.object({ since: z.string().optional(), until: z.string().optional() });

export const StatementEvidence = z.object({
  url: z.string().optional(),
  report: z.string().optional().describe('Id of the report it comes from.'),
  date: z.string().describe('Of what was said or done, as 2025-09-16.'),
  revision: z.string().optional().describe('Of the snap, or the commit of a branch.'),
  ran: z.string().optional().describe('What was run.'),
  note: z.string().optional(),
});
export type StatementEvidence = z.infer<typeof StatementEvidence>;

/** What somebody says of an addon somewhere, with evidence. */
export const AddonStatement = z.object({
  id: z.string().describe('"core/metallb/raw-sockets-refused"; of an accepted report, its id.'),
  addon: z.string().describe('"core/metallb"'),
  basis: CompatibilityBasis,
  status: CompatibilityStatus,
  maturity: Maturity,
  says: z.string(),
  where: z.object({
    tracks: TrackRange.optional().describe('`since` is in, `until` is out.'),
    confinement: Microk8sConfinement.optional(),
    architectures: z.array(Architecture).optional(),
    distribution: TrackRange.extend({ id: z.string() }).optional(),
    kernel: TrackRange.optional(),
    note: z.string().optional().describe('What else must be so and no version tells.'),
  }),
  needs: z.object({
    interfaces: z.array(z.string()).describe('Interfaces of snapd that have to be connected.'),
    host: z.array(z.string()).describe('Steps on the host, each in one sentence.'),
  }),
  issues: z.array(z.string()).describe('Slugs of known issues it refers to.'),
  evidence: z.array(StatementEvidence),
  confirmations: z.int().positive().describe('People who said the same of the same place, the first included.'),
  withdrawn: z.object({ date: z.string(), reason: z.string() }).optional(),
});
export type AddonStatement = z.infer<typeof AddonStatement>;

/** What upstream says of an addon in one track. */
export const AddonInTrack = z.object({
  track: Track,
  version: z.string().describe('Empty where upstream names none.'),
  architectures: z.array(z.string()),
  confinement: Microk8sConfinement.optional().describe('The only one it is offered on; absent: both.'),
  builtin: z.boolean(),
  deprecated: z.boolean(),
  retired: z.boolean(),
  strictTest: z.enum(['runs', 'skipped', 'partial']).optional(),
  testedOn: z
    .array(Microk8sConfinement)
    .describe("Where upstream's workflows run a test that enables it; their machines are amd64."),
  checkStatus: z.string().optional().describe('What MicroK8s looks for to call it enabled.'),
  needs: z.array(
    z.object({
      what: z.enum(['addon', 'package', 'snap', 'command', 'module', 'huge-pages', 'service', 'internet']),
      name: z.string().optional(),
    }),
  ),
});
export type AddonInTrack = z.infer<typeof AddonInTrack>;

export const Addon = z.object({
  repository: AddonRepository,
  name: AddonName,
  aliases: z.array(z.string()).describe('Other names that lead to it.'),
  aliasOf: z.string().optional().describe('The addon it is only another name of.'),
  replacedBy: z.string().optional(),
  sameStatusAs: z.array(z.string()).describe('Addons that `microk8s status` cannot tell apart from it.'),
  tracks: z.array(AddonInTrack).describe('Oldest first; none of the tracks that do not have it.'),
  statements: z.array(AddonStatement).describe('Those of people, the weightiest first.'),
});
export type Addon = z.infer<typeof Addon>;

export const AddonSummary = z.object({
  repository: AddonRepository,
  name: AddonName,
  version: z.string().describe('In the newest track that has it.'),
  since: Track.optional().describe('The first track that has it; absent: all that are known.'),
  until: Track.optional().describe('The first track that has it no more.'),
  statements: z.int().nonnegative(),
});
export type AddonSummary = z.infer<typeof AddonSummary>;

export const AddonList = z.object({
  version: z.string().describe('Of the knowledge.'),
  tracks: z.array(Track).describe('All that are known, oldest first.'),
  addons: z.array(AddonSummary),
});
export type AddonList = z.infer<typeof AddonList>;

/** An addon as people write it: a name, "community/istio", "dns:1.1.1.1". */
export const AddonReference = z.string().min(1).max(500);

/** What is asked about; what is left out is asked for every value that is known. */
export const CompatibilityQuestion = z.object({
  addon: AddonReference.optional(),
  track: Track.optional(),
  confinement: Microk8sConfinement.optional(),
  architecture: Architecture.optional(),
  distribution: z.object({ id: z.string().max(63), version: z.string().max(63).optional() }).optional(),
  kernel: z.string().max(63).optional(),
});
export type CompatibilityQuestion = z.infer<typeof CompatibilityQuestion>;

/** One cell: what is known of one addon on one track, confinement and architecture. */
export const Compatibility = z.object({
  addon: z.string().describe('"core/metallb"'),
  track: Track,
  confinement: Microk8sConfinement,
  architecture: Architecture,
  version: z.string().optional().describe('Of the addon there, where upstream has it.'),
  status: CompatibilityStatus,
  basis: CompatibilityBasis,
  derived: DerivedReason.describe('What follows from upstream alone.'),
  statements: z
    .array(z.string())
    .describe('Ids of the statements that speak about this place, the deciding one first.'),
  onSomeHosts: z.array(z.string()).describe('Ids of those that hold only on hosts the question did not tell.'),
  conflict: z.boolean().describe('Statements of the same weight, or of people and upstream, contradict each other.'),
});
export type Compatibility = z.infer<typeof Compatibility>;

export const CompatibilityAnswer = z.object({
  version: z.string().describe('Of the knowledge.'),
  cells: z.array(Compatibility),
  statements: z.array(AddonStatement).describe('All that the cells name.'),
});
export type CompatibilityAnswer = z.infer<typeof CompatibilityAnswer>;

/** What is known of an addon that a paste is about, where the paste tells it runs. */
export const DiagnosedAddon = z.object({
  addon: z.string().describe('"core/metallb"'),
  why: z
    .enum(['not-found', 'failing', 'enabled'])
    .describe('MicroK8s did not find it; it or its pods fail; it is enabled, and something is known of it there.'),
  findings: z.array(z.string()).describe('Ids of the findings that are about it.'),
  place: z
    .object({
      track: Track.optional(),
      confinement: Microk8sConfinement.optional(),
      architecture: Architecture.optional(),
    })
    .describe('What the paste tells of where it runs; what follows holds whatever is not told.'),
  status: CompatibilityStatus.optional().describe('Absent where it depends on what is not told.'),
  basis: CompatibilityBasis.optional(),
  derived: DerivedReason.optional().describe('What follows from upstream alone; absent as `status` is.'),
  offered: z
    .object({
      since: Track.optional().describe('The first track that has it; absent: all that are known.'),
      until: Track.optional().describe('The first track that has it no more.'),
      confinement: Microk8sConfinement.optional().describe(
        'The only one it is offered on, in the newest track that has it.',
      ),
      architectures: z.array(z.string()),
    })
    .describe('Where upstream has it at all.'),
  replacedBy: z.string().optional(),
  conflict: z.boolean(),
  statements: z.array(AddonStatement).describe('Those that hold there, the weightiest first.'),
  onSomeHosts: z.array(AddonStatement).describe('Those that hold there on hosts which the paste does not tell.'),
});
export type DiagnosedAddon = z.infer<typeof DiagnosedAddon>;
