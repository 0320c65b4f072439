import { z } from 'zod';

/** Something only run time knows, on which a rule depends. All conditions of a rule must hold. */
export const Condition = z.object({
  fact: z.string().describe('system, provider, plug.attr.NAME, slot.attr.NAME, feature.NAME or host.NAME'),
  op: z
    .enum(['eq', 'ne', 'in', 'exists', 'missing', 'contains', 'lacks', 'starts', 'starts-not'])
    .describe('contains, lacks: one item of a list or part of a text; starts: its beginning.'),
  value: z.union([z.string(), z.boolean(), z.array(z.string())]).optional(),
});
export type Condition = z.infer<typeof Condition>;
