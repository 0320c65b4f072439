import { orderedSnapFact, type SnapFact, type SnapVariant } from '@whyblocked/dataset';
import { runsOverTracks } from '../tracks/runs-over-tracks.ts';

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
    const tracks = variants.map(({ variant, facts }) => ({
      track: variant.track,
      said: new Set(facts.map((fact) => JSON.stringify(orderedSnapFact(fact)))),
    }));
    for (const [said, runs] of runsOverTracks(tracks)) {
      const facts = found.get(said) ?? [];
      found.set(said, facts);
      for (const run of runs) facts.push({ ...(JSON.parse(said) as SnapFact), ...run, confinement });
    }
  }
  return [...found.values()].flatMap((facts) => joined(facts, byConfinement.size));
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
