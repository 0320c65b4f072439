import { z } from 'zod';
import { AddonStatement, Compatibility, CompatibilityAnswer, CompatibilityQuestion } from './addon.ts';
import { limits } from './limits.ts';
import { Problem } from './problem.ts';

/** Some of the cells of an answer, and the statements that these name. */
export const CompatibilityPage = CompatibilityAnswer.extend({
  next: z.string().optional().describe('The cursor of the next page; absent on the last.'),
});
export type CompatibilityPage = z.infer<typeof CompatibilityPage>;

/** Many questions at once. */
export const CompatibilityBatch = z.object({
  questions: z.array(CompatibilityQuestion).min(1).max(limits.batchQuestions),
});
export type CompatibilityBatch = z.infer<typeof CompatibilityBatch>;

/** What one question of a batch led to: its cells, or why there are none. */
export const CompatibilityResult = z.union([
  z.object({ cells: z.array(Compatibility) }),
  z.object({ problem: Problem }),
]);
export type CompatibilityResult = z.infer<typeof CompatibilityResult>;

export const CompatibilityBatchAnswer = z.object({
  version: z.string().describe('Of the knowledge.'),
  results: z.array(CompatibilityResult).describe('One for each question, in order.'),
  statements: z.array(AddonStatement).describe('All that the cells name, each once.'),
});
export type CompatibilityBatchAnswer = z.infer<typeof CompatibilityBatchAnswer>;
