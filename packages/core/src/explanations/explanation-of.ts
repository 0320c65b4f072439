import type { AffectedVersions, Explanation } from '@whyblocked/contract';
import type { CuratedEntry } from '@whyblocked/dataset';

/** An entry as the contract tells it: without signals and cases, which only decide when it applies. */
export function explanationOf(entry: CuratedEntry): Explanation {
  const { kind, slug, title, means, check, fix, look_alikes, sources } = entry;
  return {
    kind,
    slug,
    title,
    ...(entry.kind === 'cause' ? { layer: entry.layer, ...(entry.wrapper ? { wrapper: true } : {}) } : {}),
    ...(entry.kind === 'noise' || (entry.kind === 'cause' && entry.harmless) ? { outcome: 'harmless' as const } : {}),
    ...(entry.kind === 'issue' || entry.kind === 'judgement' ? { outcome: entry.outcome } : {}),
    means,
    check: [...check] as Explanation['check'],
    fix: [...fix] as Explanation['fix'],
    lookAlikes: [...look_alikes],
    ...(entry.kind === 'issue'
      ? {
          affects: [...entry.affects] as AffectedVersions[],
          fixedIn: [...entry.fixed_in] as NonNullable<Explanation['fixedIn']>,
          ...(entry.cause === undefined ? {} : { cause: entry.cause }),
        }
      : {}),
    sources: [...sources] as Explanation['sources'],
  };
}
