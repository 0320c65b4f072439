import { z } from 'zod';

/**
 * Where the facts of one release stand in its source: `data/policy/releases/TAG.json`. By constant or function, and
 * within it by the key of a fact (`factKey`), the line.
 */
export const ReleasePlaces = z.strictObject({
  release: z.string(),
  places: z.record(
    z.string(),
    z.strictObject({
      file: z.string(),
      line: z.int().positive(),
      lines: z.record(z.string(), z.int().positive()),
    }),
  ),
});
export type ReleasePlaces = z.infer<typeof ReleasePlaces>;
