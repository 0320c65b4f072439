import type { Redact, WhatIf } from '@whyblocked/contract';
import { redactAnswer } from './redact-answer.ts';

/** What connections would change, with tokens for people and machines. It quotes no lines, so `evidence` changes nothing. */
export function redactWhatIf(whatIf: WhatIf, extent: Redact): WhatIf {
  return redactAnswer(whatIf, extent);
}
