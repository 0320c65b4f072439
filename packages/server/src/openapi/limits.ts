import { z } from 'zod';

/** What GET /v1/limits says: the bounds of one request and its answer. */
export const Limits = z.object({
  bodyBytes: z.int().describe('Pasted bytes in one request.'),
  lineBytes: z.int().describe('A longer line is cut here.'),
  findings: z.int(),
  evidencePerFinding: z.int(),
  evidenceChars: z.int(),
  placesPerFinding: z.int(),
  grantsPerFinding: z.int(),
  diagnosisMs: z.int().describe('Wall time of one diagnosis in milliseconds.'),
});
export type Limits = z.infer<typeof Limits>;
