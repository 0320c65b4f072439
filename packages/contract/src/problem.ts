import { z } from 'zod';
import { NEEDED_ROLES } from './identity.ts';
import { ReportState } from './report.ts';

/** RFC 9457 problem details with a stable code. */
export const Problem = z.object({
  type: z.string().describe('A stable reference for the kind of problem.'),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional().describe('What was wrong, where, and what to do.'),
  limit: z.int().optional().describe('The bound that was passed, in bytes.'),
  errors: z
    .array(z.object({ field: z.string(), detail: z.string() }))
    .optional()
    .describe('What is wrong in which field.'),
  known: z.array(z.string()).optional().describe('The values that would have been known, or were perhaps meant.'),
  state: ReportState.optional().describe('The state that the report is in.'),
  needs: z.enum(NEEDED_ROLES).optional().describe('Who may do that.'),
  id: z.string().optional().describe('Names this occurrence in the log of the server.'),
});
export type Problem = z.infer<typeof Problem>;
