import { z } from 'zod';
import { Slug, Source } from '../curated/curated-entry.ts';

/** Programs that are about what an interface is for: `data/programs/INTERFACE.yaml`. It only orders interfaces that permit the same. */
export const ProgramFile = z.strictObject({
  interface: Slug,
  programs: z
    .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/))
    .min(1)
    .describe('Names of commands.'),
  because: z.string().min(1),
  sources: z.array(Source).min(1),
});
export type ProgramFile = z.infer<typeof ProgramFile>;
