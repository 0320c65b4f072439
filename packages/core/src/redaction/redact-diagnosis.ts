import type { Diagnosis, Redact } from '@whyblocked/contract';
import { redactAnswer } from './redact-answer.ts';

/**
 * A diagnosis with tokens for people and machines. `evidence`: in quoted lines, the context and names of files; `all`: in every
 * string that a paste may have put there. Ids, codes, numbers and what snapd's policy says stay, and redacting twice changes nothing.
 */
export function redactDiagnosis(diagnosis: Diagnosis, extent: Redact): Diagnosis {
  return redactAnswer(diagnosis, extent);
}
