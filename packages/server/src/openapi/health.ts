import { z } from 'zod';

/** What GET /healthz says when all is well. */
export const Health = z.object({
  status: z.literal('ok'),
  version: z.string().describe('Of this program.'),
  knowledge: z.object({ version: z.string(), snapd: z.string().describe('The newest release of snapd known.') }),
});
export type Health = z.infer<typeof Health>;
