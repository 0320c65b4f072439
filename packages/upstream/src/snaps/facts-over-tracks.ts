import { compareTracks, orderedSnapFact, type SnapFact, type SnapVariant } from '@whyblocked/dataset';

/** A variant of a snap with what was read of it. */
export interface ReadVariant {
  readonly variant: SnapVariant;
  readonly facts: readonly SnapFact[];
}

/**
 * What was read of each variant, as facts with the tracks that they hold for. A fact is written once for a run of tracks, and once for all
 * confinements where it holds for the same tracks in each of them.
 */
export function factsOverTracks(read: readonly ReadVariant[]): readonly SnapFact[] {
  const byConfinement = Map.groupBy(read, ({ variant }) => variant.confinement);
  const found = new Map<string, SnapFact[]>();
  for (const [confinement, variants] of byConfinement) {
    for (const [said, runs] of runsOf(variants)) {
      const facts = found.get(said) ?? [];
      found.set(said, facts);
      for (const run of runs) facts.push({ ...(JSON.parse(said) as SnapFact), ...run, confinement });
    }
  }
  return [...found.values()].flatMap((facts) => joined(facts, byConfinement.size));
}

interface Run {
  readonly since?: string;
  readonly until?: string;
}

/** For each fact that any of these variants has, the runs of tracks that have it. */
function runsOf(variants: readonly ReadVariant[]): ReadonlyMap<string, readonly Run[]> {
  const ordered = [...variants].sort((a, b) => compareTracks(a.variant.track ?? '', b.variant.track ?? ''));
  const said = ordered.map(({ facts }) => new Set(facts.map((fact) => JSON.stringify(orderedSnapFact(fact)))));
  const runs = new Map<string, readonly Run[]>();
  for (const fact of new Set(said.flatMap((one) => [...one]))) {
    const has = said.map((one) => one.has(fact));
    runs.set(
      fact,
      has.flatMap((here, index) => {
        if (!here || has[index - 1]) return [];
        const end = has.indexOf(false, index);
        const since = index === 0 ? undefined : ordered[index]?.variant.track;
        const until = end < 0 ? undefined : ordered[end]?.variant.track;
        return [{ ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }];
      }),
    );
  }
  return runs;
}

/** One fact in its confinements: those runs that all of them share lose theirs. */
function joined(facts: readonly SnapFact[], confinements: number): readonly SnapFact[] {
  const byRun = Map.groupBy(facts, ({ since, until }) => JSON.stringify([since, until]));
  return [...byRun.values()].flatMap((same) => {
    const [first] = same;
    if (!first || same.length < confinements) return same;
    const { confinement: _all, ...shared } = first;
    return [shared as SnapFact];
  });
}
