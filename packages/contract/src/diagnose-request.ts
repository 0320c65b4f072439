import { z } from 'zod';
import { System } from './outcome.ts';

/** evidence: in the lines quoted and the context; all: in every text of the answer. */
export const Redact = z.enum(['evidence', 'all']);
export type Redact = z.infer<typeof Redact>;

/** Assumptions a caller may state where the paste does not tell, and how to answer. */
export const DiagnoseOptions = z.object({
  snapd: z
    .string()
    .max(40)
    .regex(/^[0-9][0-9A-Za-z.+~-]*$/, 'has to be a release such as "2.77"')
    .optional()
    .describe('Release of snapd to assume, "2.77".'),
  system: System.optional().describe('classic (a usual distribution) or core (Ubuntu Core); classic where not said.'),
  redact: Redact.optional().describe('Where names of people and machines are replaced by tokens such as HOST_1.'),
});
export type DiagnoseOptions = z.infer<typeof DiagnoseOptions>;

/** JSON body of POST /v1/diagnoses. */
export const DiagnoseRequest = DiagnoseOptions.extend({
  text: z.string().describe('What you have: log lines, any form.'),
});
export type DiagnoseRequest = z.infer<typeof DiagnoseRequest>;
