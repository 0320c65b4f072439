import type { RuleEvaluator } from './evaluator.ts';
import { fileEvaluator } from './file.ts';

/** Every rule class whose meaning is modelled; a class that is missing here answers `unsupported`. */
export const EVALUATORS: readonly RuleEvaluator[] = [fileEvaluator];
