import type { Explanation, ExplanationKind, ExplanationList } from '@whyblocked/contract';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { explanationOf } from './explanation-of.ts';

/** What people wrote down, of one kind or of all, by slug. */
export function listExplanations(knowledge: Knowledge, wanted?: ExplanationKind): ExplanationList {
  return {
    version: knowledge.version,
    explanations: knowledge
      .curated()
      .filter(({ kind }) => wanted === undefined || kind === wanted)
      .map((entry) => {
        const { kind, slug, title, layer, outcome } = explanationOf(entry);
        return {
          kind,
          slug,
          title,
          ...(layer === undefined ? {} : { layer }),
          ...(outcome === undefined ? {} : { outcome }),
        };
      }),
  };
}

/** One of them; null when nothing of that kind has this slug. */
export function getExplanation(knowledge: Knowledge, kind: ExplanationKind, slug: string): Explanation | null {
  const entry = knowledge.curated().find((candidate) => candidate.kind === kind && candidate.slug === slug);
  return entry ? explanationOf(entry) : null;
}
