import type { PlacedFact } from '../../releases/placed-fact.ts';
import { withFewestConditions } from '../with-fewest-conditions.ts';
import { factsOfText } from './facts-of-text.ts';
import type { ImportedTemplate } from './imported-template.ts';
import type { PolicyText } from './policy-text.ts';

/** The template that texts make up, without more conditions than needed, and with what was left out on the way to them. */
export function templateOfTexts(
  kind: ImportedTemplate['kind'],
  name: string,
  texts: readonly PolicyText[],
  leftOut: readonly string[] = [],
): ImportedTemplate {
  const parts = texts.map(factsOfText);
  const placed: readonly PlacedFact[] = withFewestConditions(parts.flatMap(({ facts }) => facts));
  const all = [...leftOut, ...parts.flatMap((part) => part.leftOut)];
  return { kind, name, placed, leftOut: [...new Set(all)].sort() };
}
