import { holdsInTrack } from '../tracks/track-order.ts';
import type { SnapFact, SnapVariant } from './snap-fact.ts';
import type { SnapFile } from './snap-file.ts';

/** The facts that hold for one variant of a snap. */
export function factsOfVariant({ facts }: SnapFile, { track, confinement }: SnapVariant): readonly SnapFact[] {
  return facts.filter(
    (fact) =>
      (fact.confinement === undefined || fact.confinement === confinement) &&
      (track === undefined || holdsInTrack(fact, track)),
  );
}
