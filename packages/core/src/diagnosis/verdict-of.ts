import type { Finding, Verdict } from '@whyblocked/contract';

/** The verdict is that of the first finding; without any, whether something was read at all. */
export function verdictOf(findings: readonly Finding[], recognisedLines: number): Verdict {
  const [first] = findings;
  if (first) return { code: first.outcome, confidence: first.confidence, findingId: first.id };
  return { code: recognisedLines > 0 ? 'nothing-blocked' : 'nothing-recognised', confidence: 'likely' };
}
