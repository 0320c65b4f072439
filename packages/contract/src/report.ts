import { z } from 'zod';
import { AddonReference, CompatibilityStatus, Maturity, Microk8sConfinement, Track } from './addon.ts';
import { Architecture } from './architecture.ts';
import { Diagnosis } from './diagnosis.ts';
import { limits } from './limits.ts';
import { Outcome } from './outcome.ts';

/** Where somebody ran it. */
export const ReportEnvironment = z.object({
  track: Track,
  confinement: Microk8sConfinement,
  architecture: Architecture,
  revision: z
    .string()
    .regex(/^x?\d{1,9}$/, 'A revision is a number.')
    .optional()
    .describe('Of the snap microk8s.'),
  distribution: z
    .object({
      id: z.string().regex(/^[a-z0-9._-]{1,40}$/, 'As ID in /etc/os-release: "ubuntu".'),
      version: z
        .string()
        .regex(/^[A-Za-z0-9._-]{1,40}$/, 'As VERSION_ID in /etc/os-release: "24.04".')
        .optional(),
    })
    .optional(),
  kernel: z
    .string()
    .regex(/^\d[A-Za-z0-9.+~_-]{0,60}$/, 'As `uname -r` prints it.')
    .optional(),
});
export type ReportEnvironment = z.infer<typeof ReportEnvironment>;

const InterfaceName = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'An interface has small letters, digits and dashes.');

/** What it is about: an addon that works or does not, or an answer of whyblocked that is wrong. */
export const ReportSubject = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('addon'),
    addon: AddonReference,
    outcome: z.enum(['worked', 'failed']),
    environment: ReportEnvironment,
  }),
  z.object({
    kind: z.literal('answer'),
    findingId: z
      .string()
      .regex(/^wb1-[a-z2-7]{20}$/)
      .optional()
      .describe('The finding that is wrong; absent: all of it.'),
    expected: z.string().max(500).optional().describe('What the answer should have been.'),
  }),
]);
export type ReportSubject = z.infer<typeof ReportSubject>;

/** What somebody sends. The log is diagnosed and redacted at once, and only that is kept. */
export const ReportInput = z.object({
  subject: ReportSubject,
  ran: z.string().max(500).optional().describe('What was run.'),
  note: z.string().max(2000).optional(),
  log: z.string().max(limits.bodyBytes).optional(),
});
export type ReportInput = z.infer<typeof ReportInput>;

/**
 * queued: waits for a maintainer; asked: waits for its reporter; accepted: it is a statement; merged: it counts for another;
 * rejected, withdrawn: kept, and counts for nothing.
 */
export const ReportState = z.enum(['queued', 'asked', 'accepted', 'merged', 'rejected', 'withdrawn']);
export type ReportState = z.infer<typeof ReportState>;

export const ReportId = z.string().regex(/^rep-[a-z2-7]{16}$/, 'A report is "rep-" and sixteen letters or digits.');

/** What must come of the log of a report on an answer, as its case will say it. */
export const ReportExpectation = z
  .object({
    outcome: Outcome.optional(),
    cause: z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      .max(80)
      .optional()
      .describe('Slug of what people wrote down.'),
    interface: InterfaceName.optional().describe('An interface that the plan says to connect or to declare.'),
    noInterface: z.array(InterfaceName).min(1).max(20).optional().describe('Interfaces that the plan must not name.'),
  })
  .refine((expected) => Object.values(expected).some((one) => one !== undefined), 'Say at least one thing.');
export type ReportExpectation = z.infer<typeof ReportExpectation>;

/** What a maintainer makes of a report, and how its reporter answers or takes it back. */
export const ReportAction = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('accept'),
    status: CompatibilityStatus.exclude(['unknown'])
      .optional()
      .describe('Where it is not simply what the report says.'),
    maturity: Maturity.optional(),
    says: z
      .string()
      .min(1)
      .max(2000)
      .optional()
      .describe('In the words of the maintainer; absent: the note of the report.'),
    expect: ReportExpectation.optional().describe('Of a report on an answer: what must come of its log.'),
    ran: z.string().min(1).max(500).optional().describe('What was run, where the report does not say it.'),
    onlyThere: z
      .boolean()
      .optional()
      .describe(
        'It holds only on the distribution of the report; absent: wherever track, confinement and architecture are the same.',
      ),
    reason: z.string().max(2000).optional(),
  }),
  z.object({ action: z.literal('merge'), into: ReportId, reason: z.string().max(2000).optional() }),
  z.object({ action: z.literal('ask'), reason: z.string().min(1).max(2000) }),
  z.object({
    action: z.literal('answer').describe('By its reporter; it is queued again.'),
    reason: z.string().min(1).max(2000),
  }),
  z.object({ action: z.literal('reject'), reason: z.string().min(1).max(2000) }),
  z.object({
    action: z.literal('withdraw').describe('By its reporter or a maintainer.'),
    reason: z.string().max(2000).optional(),
  }),
]);
export type ReportAction = z.infer<typeof ReportAction>;

/** One line of the audit trail. */
export const ReportDecision = z.object({
  at: z.string().describe('UTC, as 2026-01-31T12:00:00.000Z.'),
  by: z.string().describe('Name of the identity: "token:ci", "discord:1f0c…"; never a secret.'),
  from: ReportState,
  to: ReportState,
  action: ReportAction,
});
export type ReportDecision = z.infer<typeof ReportDecision>;

export const Report = z.object({
  id: ReportId,
  state: ReportState,
  subject: ReportSubject.describe('The addon by its full name.'),
  ran: z.string().optional(),
  note: z.string().optional().describe('Redacted.'),
  diagnosis: Diagnosis.optional().describe('Of the log, redacted; the log itself is not kept. Lists leave it out.'),
  by: z.string().describe('Name of the identity.'),
  at: z.string().describe('When it was received, UTC.'),
  confirmations: z
    .int()
    .positive()
    .describe('Different people who said the same of the same environment, this one included.'),
  mergedInto: ReportId.optional(),
  decisions: z.array(ReportDecision),
});
export type Report = z.infer<typeof Report>;

export const ReportQuery = z.object({
  state: ReportState.optional(),
  addon: AddonReference.optional(),
  mine: z.boolean().optional().describe('Only those of who asks.'),
  limit: z.int().min(1).max(limits.reportsPerPage).optional(),
  cursor: z.string().max(200).optional(),
});
export type ReportQuery = z.infer<typeof ReportQuery>;

export const ReportPage = z.object({
  reports: z.array(Report),
  next: z.string().optional().describe('The cursor of the next page; absent on the last.'),
});
export type ReportPage = z.infer<typeof ReportPage>;

/** One thing that changed in what the community says; numbers only grow. */
export const CommunityChange = z.object({
  seq: z.int().positive(),
  at: z.string(),
  report: ReportId,
  state: ReportState,
});
export type CommunityChange = z.infer<typeof CommunityChange>;

export const ChangePage = z.object({
  knowledge: z.string().describe('Version of the knowledge that the changes lie over.'),
  changes: z.array(CommunityChange),
  last: z.int().nonnegative().describe('Ask with this number for what comes after.'),
});
export type ChangePage = z.infer<typeof ChangePage>;
