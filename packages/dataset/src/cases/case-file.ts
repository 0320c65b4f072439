import { Outcome, ReportId } from '@whyblocked/contract';
import { z } from 'zod';
import { Slug, Source } from '../curated/curated-entry.ts';

/** Where a case is from: what a source of an entry may be, or a report that a maintainer accepted. */
const CaseSource = z.union([
  ...Source.options,
  z.strictObject({ report: ReportId, note: z.string().min(1).optional() }),
]);

/** A paste and what must come of it: `data/cases/NAME.yaml`. Its path is its identity. */
export const CaseFile = z.strictObject({
  about: z.string().min(1).max(500).optional().describe('What it shows, in one sentence.'),
  text: z.string().min(1).describe('As somebody pastes it; names of people and hosts are made up.'),
  expect: z
    .strictObject({
      outcome: Outcome.optional(),
      cause: Slug.optional().describe('The slug of an entry under data/causes, issues, noise or judgements.'),
      interface: Slug.optional().describe('An interface that the plan says to connect or to declare for it.'),
      no_interface: z
        .array(Slug)
        .min(1)
        .optional()
        .describe('Interfaces that no step of the plan may say to connect or to declare.'),
    })
    .refine((expected) => Object.values(expected).some((one) => one !== undefined), 'Say at least one thing.')
    .describe('One finding has all of this.'),
  source: CaseSource,
});
export type CaseFile = z.infer<typeof CaseFile>;

/** A case and the name of its file, without ".yaml". */
export interface StoredCase extends CaseFile {
  readonly name: string;
}
