import type { SnapFact, SnapVariant } from './snap-fact.ts';
import type { SnapFile } from './snap-file.ts';

/** Tracks by their numbers; "latest" comes after all of them. */
export function compareTracks(a: string, b: string): number {
  if (a === b) return 0;
  if (a === 'latest' || b === 'latest') return a === 'latest' ? 1 : -1;
  const [aMajor = 0, aMinor = 0] = a.split('.').map(Number);
  const [bMajor = 0, bMinor = 0] = b.split('.').map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}

/** The facts that hold for one variant of a snap. */
export function factsOfVariant({ facts }: SnapFile, { track, confinement }: SnapVariant): readonly SnapFact[] {
  return facts.filter(
    (fact) =>
      (fact.confinement === undefined || fact.confinement === confinement) &&
      (track === undefined ||
        ((fact.since === undefined || compareTracks(fact.since, track) <= 0) &&
          (fact.until === undefined || compareTracks(track, fact.until) < 0))),
  );
}
