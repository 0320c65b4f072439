import type { Diagnosis, Finding } from '@whyblocked/contract';
import { verdictFinding } from './verdict-sentence.ts';

export interface ToldOrder {
  /** Each is told for itself: that of the verdict first, then in the order of the diagnosis. */
  readonly heads: readonly Finding[];
  /** What harms nobody, and is only counted. */
  readonly folded: readonly Finding[];
}

/**
 * What is told for itself, and what is not: what follows from something else is told with that, and noise is folded, unless
 * nothing else is there. `all` tells everything for itself.
 */
export function toldOrder(diagnosis: Diagnosis, all: boolean): ToldOrder {
  const first = verdictFinding(diagnosis);
  if (!first) return { heads: [], folded: [] };
  const ordered = [first, ...diagnosis.findings.filter((finding) => finding !== first)];
  if (all) return { heads: ordered, folded: [] };
  const folded = ordered.filter((finding) => finding !== first && finding.outcome === 'harmless');
  const rest = ordered.filter((finding) => !folded.includes(finding));
  const told = new Set<string>();
  const heads: Finding[] = [];
  const tell = (finding: Finding): void => {
    if (told.has(finding.id)) return;
    heads.push(finding);
    told.add(finding.id);
    for (const { id } of consequencesOf(finding, rest)) told.add(id);
  };
  const ids = new Set(rest.map(({ id }) => id));
  tell(first);
  for (const finding of rest) if (!finding.causedBy.some((id) => ids.has(id))) tell(finding);
  // Of findings that follow from each other in a ring none is first.
  for (const finding of rest) tell(finding);
  return { heads, folded };
}

/** What follows from a finding, nearest first; each once. */
export function consequencesOf(finding: Finding, findings: readonly Finding[]): readonly Finding[] {
  const byId = new Map(findings.map((one) => [one.id, one]));
  const seen = new Set([finding.id]);
  const found: Finding[] = [];
  for (let near: readonly Finding[] = [finding]; near.length > 0; ) {
    const next: Finding[] = [];
    for (const id of near.flatMap(({ explains }) => explains)) {
      const one = byId.get(id);
      if (!one || seen.has(id)) continue;
      seen.add(id);
      next.push(one);
    }
    found.push(...next);
    near = next;
  }
  return found;
}
