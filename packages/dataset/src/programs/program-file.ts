import { z } from 'zod';
import { Slug, Source } from '../curated/curated-entry.ts';

/**
 * Programs, files that they read or write, and capabilities that are about what an interface is for: `data/programs/INTERFACE.yaml`. It only orders
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
    capabilities: z
      .array(z.string().regex(/^[a-z_]+$/))
      .default([])
      .describe('Those that programs for it need first of all.'),
    because: z.string().min(1),
    sources: z.array(Source).min(1),
  })
  .refine(({ programs, paths, capabilities }) => programs.length + paths.length + capabilities.length > 0, {
    error: 'It names neither programs nor paths nor capabilities.',
  });
export type ProgramFile = z.infer<typeof ProgramFile>;
