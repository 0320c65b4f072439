import type { Confidence, Outcome } from '@whyblocked/contract';
import type { TroubleDraft } from '../drafts/draft.ts';
import type { EntryMatch } from '../explanations/entry-match.ts';
import type { Explained, Explainer } from '../explanations/explainer.ts';
import type { KnownVersions } from '../explanations/version-fit.ts';

/** What is to be said of one trouble. */
export interface JudgedTrouble {
  readonly outcome: Outcome;
  readonly confidence: Confidence;
  readonly explained: Explained;
}

/** A trouble is what people know it to be; without that nobody can tell. */
export function judgeTrouble(
  { trouble }: TroubleDraft,
  { explainer, versions }: { readonly explainer: Explainer; readonly versions: KnownVersions },
): JudgedTrouble {
  const explained = explainer.ofTrouble(trouble, versions);
  const { deciding, cause } = explained;
  switch (deciding?.entry.kind) {
    case 'issue':
      return { explained, outcome: deciding.entry.outcome, confidence: explained.isCertain ? 'likely' : 'possible' };
    case 'judgement':
      return { explained, outcome: deciding.entry.outcome, confidence: deciding.entry.confidence };
    case 'noise':
      // Words that harm nobody may stand in a message that also tells what does.
      if (cause === undefined) return { explained, outcome: 'harmless', confidence: 'likely' };
  }
  return { explained, ...(cause ? { outcome: outcomeOfCause(cause), confidence: 'likely' } : UNKNOWN) };
}

const UNKNOWN = { outcome: 'unknown', confidence: 'possible' } as const;

/** What a cause alone makes of a finding. */
export function outcomeOfCause({ entry }: EntryMatch): Outcome {
  return entry.kind === 'cause' && entry.harmless ? 'harmless' : 'cause';
}
