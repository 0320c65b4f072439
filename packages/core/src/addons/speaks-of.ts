import type { AddonStatement, Architecture, CompatibilityQuestion, Microk8sConfinement } from '@whyblocked/contract';
import { compareReleases, holdsInTrack } from '@whyblocked/dataset';

/** One place that statements may be about. */
export interface CompatibilityPlace {
  readonly track: string;
  readonly confinement: Microk8sConfinement;
  readonly architecture: Architecture;
  readonly host: Pick<CompatibilityQuestion, 'distribution' | 'kernel'>;
}

/** here: it holds there; somewhere: it depends on what the place does not tell; elsewhere: it does not. */
export type Reach = 'here' | 'somewhere' | 'elsewhere';

/** Whether what somebody says is about a place. */
export function speaksOf({ where, withdrawn }: AddonStatement, place: CompatibilityPlace): Reach {
  if (withdrawn) return 'elsewhere';
  const isOfPlace =
    holdsInTrack(where.tracks ?? {}, place.track) &&
    (where.confinement ?? place.confinement) === place.confinement &&
    (where.architectures?.includes(place.architecture) ?? true);
  if (!isOfPlace) return 'elsewhere';
  const { distribution, kernel } = place.host;
  const reaches = [
    where.distribution === undefined ? 'here' : reachOfDistribution(where.distribution, distribution),
    where.kernel === undefined ? 'here' : reachOfVersion(where.kernel, kernel),
    where.note === undefined ? 'here' : 'somewhere',
  ] as const;
  return reaches.find((reach) => reach === 'elsewhere') ?? reaches.find((reach) => reach === 'somewhere') ?? 'here';
}

type Range = { readonly since?: string | undefined; readonly until?: string | undefined };

function reachOfDistribution(
  wanted: Range & { readonly id: string },
  told: CompatibilityQuestion['distribution'],
): Reach {
  if (told === undefined) return 'somewhere';
  return told.id === wanted.id ? reachOfVersion(wanted, told.version) : 'elsewhere';
}

function reachOfVersion({ since, until }: Range, told: string | undefined): Reach {
  const version = /^\d+(?:\.\d+)*/.exec(told ?? '')?.[0];
  if (version === undefined) return since === undefined && until === undefined ? 'here' : 'somewhere';
  const isIn =
    (since === undefined || compareReleases(since, version) <= 0) &&
    (until === undefined || compareReleases(version, until) < 0);
  return isIn ? 'here' : 'elsewhere';
}

/** How many things have to be so for it to hold: of two statements the narrower one knows better. */
export function narrownessOf({ where }: AddonStatement): number {
  const { tracks, confinement, architectures, distribution, kernel, note } = where;
  return [tracks?.since, tracks?.until, confinement, architectures, distribution, kernel, note].filter(
    (one) => one !== undefined,
  ).length;
}
