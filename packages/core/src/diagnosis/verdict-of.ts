import type { Finding, Verdict } from '@whyblocked/contract';

/** The verdict is that of the first finding; without any, whether something was read at all. */
export function verdictOf(findings: readonly Finding[], recognisedLines: number): Verdict {
  const [first] = findings;
  if (!first) return { code: recognisedLines > 0 ? 'nothing-blocked' : 'nothing-recognised', confidence: 'likely' };
  const { outcome, confidence, id, cause, loggedOnly } = first;
  return {
    code: loggedOnly && outcome !== 'harmless' ? 'devmode-allowed' : outcome,
    ...(cause === undefined ? {} : { cause }),
    confidence,
    findingId: id,
  };
}
