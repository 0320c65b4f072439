import type { ExplanationKind } from '@whyblocked/contract';
import { pageOfKind } from '../answer/page-of.ts';

const NAMES: Record<ExplanationKind, string> = {
  cause: 'cause',
  issue: 'known issue',
  noise: 'entry of the noise catalogue',
  judgement: 'judgement',
};

/** That nothing of a kind is called so, and what was perhaps meant; `elsewhere` is the kind of what is. */
export function unknownExplanationSentence(
  kind: ExplanationKind,
  slug: string,
  { near, elsewhere }: { readonly near: readonly string[]; readonly elsewhere?: ExplanationKind | undefined },
): string {
  if (elsewhere !== undefined) {
    return `"${slug}" is no ${NAMES[kind]}: see "whyblocked ${pageOfKind(elsewhere)} ${slug}".`;
  }
  const perhaps = near.length === 0 ? '' : ` Perhaps you mean ${near.join(' or ')}.`;
  return `There is no ${NAMES[kind]} "${slug}".${perhaps} "whyblocked ${pageOfKind(kind)}" lists them.`;
}
