import { z } from 'zod';
import { Slug, Source } from '../curated/curated-entry.ts';

/**
 * Programs, and files that they read or write, that are about what an interface is for: `data/programs/INTERFACE.yaml`. It only orders
 * interfaces that permit the same.
 */
export const ProgramFile = z
  .strictObject({
    interface: Slug,
    programs: z
      .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/))
      .default([])
      .describe('Names of commands.'),
    paths: z.array(z.string().startsWith('/')).default([]).describe('Patterns as AppArmor has them.'),
    because: z.string().min(1),
    sources: z.array(Source).min(1),
  })
  .refine(({ programs, paths }) => programs.length + paths.length > 0, 'It names neither programs nor paths.');
export type ProgramFile = z.infer<typeof ProgramFile>;
