import type { ListedTrack } from './read-tracks.ts';

/** The repository and name of the addon that is meant by a name ("dns", "core/dns"), as "core/dns"; undefined: there never was one. */
export type AddonLookup = (name: string) => string | undefined;

/**
 * Looks names up as a script of one track means them: among the addons that the track has, those of its own repository first. A name that
 * the track has no more is that of an addon of another track.
 */
export function addonLookup({ repository, track }: ListedTrack, tracks: readonly ListedTrack[]): AddonLookup {
  const ordered = [
    ...tracks.filter((one) => one.track === track && one.repository === repository),
    ...tracks.filter((one) => one.track === track && one.repository !== repository),
    ...tracks.filter((one) => one.track !== track),
  ];
  const names = ordered.flatMap((one) => one.addons.map(({ name }) => `${one.repository}/${name}`));
  return (name) => names.find((one) => one === name || one.slice(one.indexOf('/') + 1) === name);
}
