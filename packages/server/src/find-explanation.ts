import type { Explanation, ExplanationKind, Verbs } from '@whyblocked/contract';
import { nearSlugs } from '@whyblocked/render';
import type { ServerFailure } from './errors/server-failure.ts';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_SLUG = 100;

export type FoundExplanation =
  | { readonly ok: true; readonly value: Explanation }
  | { readonly ok: false; readonly error: Extract<ServerFailure, { code: 'unknown-explanation' }> };

/** An explanation by the slug in an address; where there is none, what was perhaps meant, and the kind of what is called so. */
export async function findExplanation(
  verbs: Verbs,
  kind: ExplanationKind,
  slug: string | undefined,
): Promise<FoundExplanation> {
  if (slug === undefined || slug.length > LONGEST_SLUG || !SLUG.test(slug)) {
    return { ok: false, error: { code: 'unknown-explanation', kind, near: [] } };
  }
  const found = await verbs.getExplanation(kind, slug);
  if (found) return { ok: true, value: found };
  const { explanations } = await verbs.listExplanations();
  const slugs = explanations.filter((one) => one.kind === kind).map((one) => one.slug);
  const elsewhere = explanations.find((one) => one.slug === slug)?.kind;
  const near = nearSlugs(slug, slugs);
  return {
    ok: false,
    error: {
      code: 'unknown-explanation',
      kind,
      near,
      ...(elsewhere === undefined ? {} : { elsewhere: { kind: elsewhere, slug } }),
    },
  };
}
