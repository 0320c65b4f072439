import { holdsInTrack } from '../tracks/track-order.ts';
import type { AddonFact } from './addon-fact.ts';
import type { AddonFile } from './addon-file.ts';

/** The facts of an addon that hold in one track; none where the track does not list it. */
export function addonFactsInTrack({ facts }: Pick<AddonFile, 'facts'>, track: string): readonly AddonFact[] {
  return facts.filter((fact) => holdsInTrack(fact, track));
}
