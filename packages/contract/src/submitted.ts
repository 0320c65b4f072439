import { z } from 'zod';
import { Report, ReportId } from './report.ts';

/** What was received. */
export const Submitted = z.object({
  report: Report,
  duplicateOf: ReportId.optional().describe(
    'The same person had said exactly this already, in this report; nothing new was stored.',
  ),
});
export type Submitted = z.infer<typeof Submitted>;
