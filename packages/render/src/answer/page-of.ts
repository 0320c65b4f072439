import type { Explanation, ExplanationKind } from '@whyblocked/contract';
import type { Page } from './block.ts';

type ExplanationPage = Exclude<Page, 'interfaces' | 'reports'>;

const PAGES: Record<ExplanationKind, ExplanationPage> = {
  cause: 'causes',
  issue: 'issues',
  noise: 'noise',
  judgement: 'judgements',
};

const NAMES: Record<ExplanationKind, string> = {
  cause: 'Cause',
  issue: 'Known issue',
  noise: 'Known noise',
  judgement: 'Known of this',
};

/** The page of an explanation, and what it is called in an answer. */
export function pageOf({ kind, slug }: Pick<Explanation, 'kind' | 'slug'>): {
  readonly page: ExplanationPage;
  readonly name: string;
  readonly text: string;
} {
  return { page: PAGES[kind], name: slug, text: NAMES[kind] };
}

/** The name of the page, and of the command, for a kind of explanation. */
export function pageOfKind(kind: ExplanationKind): ExplanationPage {
  return PAGES[kind];
}
