import { Architecture, CompatibilityStatus, Maturity, ReportId } from '@whyblocked/contract';
import { z } from 'zod';
import { Link } from '../curated/link.ts';
import { AffectedRange } from '../curated/version-range.ts';

const Sentence = z.string().min(1).max(2000);

/** What the statement rests on: a page, or a report that a maintainer accepted. */
const Evidence = z
  .strictObject({
    url: Link.optional(),
    report: ReportId.optional(),
    date: z.iso.date().describe('Of what was said or done.'),
    revision: z.string().min(1).max(80).optional().describe('Of the snap, or the commit of a branch.'),
    ran: z.string().min(1).max(500).optional().describe('What was run.'),
    note: Sentence.optional(),
  })
  .refine(({ url, report }) => url !== undefined || report !== undefined, 'Evidence has a `url` or a `report`.');

/** What somebody found out of an addon: `data/statements/REPOSITORY/ADDON/SLUG.yaml`. Its path is its identity. */
export const StatementFile = z.strictObject({
  status: CompatibilityStatus,
  maturity: Maturity.default('experimental'),
  says: Sentence.describe('What works or does not, and what helps, in one to three sentences.'),
  where: AffectedRange.pick({ tracks: true, confinement: true, distribution: true, kernel: true, note: true })
    .extend({ architectures: z.array(Architecture).min(1).optional() })
    .describe('All that is given must fit; what is absent does not narrow.'),
  needs: z
    .strictObject({
      interfaces: z.array(z.string()).default([]).describe('Interfaces of snapd that have to be connected.'),
      host: z.array(Sentence).default([]).describe('Steps on the host.'),
    })
    .prefault({}),
  issues: z.array(z.string()).default([]).describe('Slugs of entries under data/issues.'),
  evidence: z.array(Evidence).min(1, 'A statement rests on something: a link, or a report that was accepted.'),
  confirmations: z.int().min(1).default(1).describe('People who said the same, the first included.'),
  withdrawn: z.strictObject({ date: z.iso.date(), reason: Sentence }).optional(),
});
export type StatementFile = z.infer<typeof StatementFile>;

/** A statement and where it stands: `addon` is "core/metallb", `id` its path without ".yaml". */
export interface StoredStatement extends StatementFile {
  readonly id: string;
  readonly addon: string;
}
