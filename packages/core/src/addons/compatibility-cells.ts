import {
  type AddonStatement,
  type Compatibility,
  type CompatibilityQuestion,
  MICROK8S_ARCHITECTURES,
  Microk8sConfinement,
} from '@whyblocked/contract';
import { type AddonKnowledge, fullName, type KnownAddon } from '../knowledge/addon-knowledge.ts';
import { aliasInTrack } from './addon-detail.ts';
import { addonInTrack } from './addon-in-track.ts';
import { decideStatus } from './decide-status.ts';
import { derivedStatus } from './derived-status.ts';

/**
 * A cell for every addon, track, confinement and architecture that a question leaves open. Where it names no addon, those that a
 * track does not list are left out of that track.
 */
export function compatibilityCells(
  knowledge: AddonKnowledge,
  files: readonly KnownAddon[],
  statementsOf: (addon: string) => readonly AddonStatement[],
  { addon, track, confinement, architecture, distribution, kernel }: CompatibilityQuestion,
): readonly Compatibility[] {
  const tracks = track === undefined ? knowledge.tracks : [track];
  const confinements = confinement === undefined ? Microk8sConfinement.options : [confinement];
  const architectures = architecture === undefined ? MICROK8S_ARCHITECTURES : [architecture];
  const host = { ...(distribution ? { distribution } : {}), ...(kernel === undefined ? {} : { kernel }) };
  return files.flatMap((file) =>
    tracks.flatMap((oneTrack) => {
      // Ranges of facts are open: they say nothing of tracks before and after those that were read.
      const inTrack = knowledge.tracks.includes(oneTrack) ? addonInTrack(file, oneTrack) : null;
      if (!inTrack && addon === undefined) return [];
      const alias = inTrack ? aliasInTrack(file, oneTrack) : undefined;
      const statements = [...statementsOf(fullName(file)), ...(alias === undefined ? [] : statementsOf(alias))];
      return confinements.flatMap((oneConfinement) =>
        architectures.map((oneArchitecture) => ({
          addon: fullName(file),
          track: oneTrack,
          confinement: oneConfinement,
          architecture: oneArchitecture,
          ...(inTrack?.version ? { version: inTrack.version } : {}),
          ...decideStatus(derivedStatus(inTrack, oneConfinement, oneArchitecture), statements, {
            track: oneTrack,
            confinement: oneConfinement,
            architecture: oneArchitecture,
            host,
          }),
        })),
      );
    }),
  );
}
