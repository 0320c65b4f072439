import type { Confidence, Outcome } from '@whyblocked/contract';
import type { TroubleDraft } from '../drafts/draft.ts';
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
  const isNoFault = cause?.entry.kind === 'cause' && cause.entry.harmless === true;
  return cause
    ? { explained, outcome: isNoFault ? 'harmless' : 'cause', confidence: 'likely' }
    : { explained, outcome: 'unknown', confidence: 'possible' };
}
