import type { DataProblem } from '../data-problem.ts';
import { lintRowOrder } from '../generated/generated-file.ts';
import { compareTracks, holdsInTrack } from '../tracks/track-order.ts';
import { ADDON_BRANCHES_PATH, compareBranches } from './addon-branches.ts';
import type { AddonFact } from './addon-fact.ts';
import { addonFactsInTrack } from './addon-facts-in-track.ts';
import { type AddonFile, addonFilePath, orderedAddonFact } from './addon-file.ts';
import type { Addons } from './read-addons.ts';

/** What a schema does not see: order, ranges that hold nowhere, tracks that were never read, and names that no file has. */
export function lintAddons({ addons, branches, problems }: Addons): readonly DataProblem[] {
  return [
    ...problems,
    ...lintBranches(branches),
    ...addons.flatMap((file) => [
      ...lintRowOrder(addonFilePath(file), file.facts.map(orderedAddonFact)),
      ...lintRanges(file, tracksOf(branches, file.repository)),
      ...lintListing(file, tracksOf(branches, file.repository)),
      ...lintNames(file, addons, tracksOf(branches, file.repository)),
    ]),
  ];
}

function tracksOf(branches: Addons['branches'], repository: string): readonly string[] {
  return branches.filter((branch) => branch.repository === repository).map(({ track }) => track);
}

function lintBranches(branches: Addons['branches']): readonly DataProblem[] {
  const isOrdered = branches.every((branch, index) => {
    const before = branches[index - 1];
    return before === undefined || compareBranches(before, branch) < 0;
  });
  return isOrdered ? [] : [{ file: ADDON_BRANCHES_PATH, message: 'The branches are not in order: import them again.' }];
}

/** A range has a beginning before its end, and bounds that were read. */
function lintRanges(file: AddonFile, tracks: readonly string[]): readonly DataProblem[] {
  return file.facts.flatMap((fact) => {
    const { since, until } = fact;
    const unread = [since, until].filter((track) => track !== undefined && !tracks.includes(track));
    const isEmpty = since !== undefined && until !== undefined && compareTracks(since, until) >= 0;
    return [
      ...(isEmpty ? [`holds nowhere: ${since} is not before ${until}.`] : []),
      ...unread.map((track) => `names the track ${track}, which ${ADDON_BRANCHES_PATH} does not have.`),
    ].map((message) => ({ file: addonFilePath(file), message: `${JSON.stringify(fact)} ${message}` }));
  });
}

/** Nothing is said of an addon in a track that does not list it. */
function lintListing(file: AddonFile, tracks: readonly string[]): readonly DataProblem[] {
  return tracks.flatMap((track) => {
    return addonFactsInTrack(file, track).length === 0 || isListed(file, track)
      ? []
      : [{ file: addonFilePath(file), message: `It has facts of the track ${track}, which does not list it.` }];
  });
}

/**
 * An addon that a fact names has a file. A script may ask for one that its track has no more, and fails then; but what is another
 * name for one, or looks like it, is listed with it.
 */
function lintNames(file: AddonFile, addons: readonly AddonFile[], tracks: readonly string[]): readonly DataProblem[] {
  return file.facts.flatMap((fact) => {
    const name = addonNamedBy(fact, file);
    if (name === undefined) return [];
    const named = addons.find(({ repository, addon }) => `${repository}/${addon}` === name);
    const isMissing = (track: string) => !named || !isListed(named, track);
    const wanting =
      fact.kind === 'needs'
        ? named === undefined
        : tracks.some((track) => holdsInTrack(fact, track) && isMissing(track));
    return wanting
      ? [{ file: addonFilePath(file), message: `${JSON.stringify(fact)} names an addon that is not there: ${name}.` }]
      : [];
  });
}

function isListed(file: AddonFile, track: string): boolean {
  return addonFactsInTrack(file, track).some(({ kind }) => kind === 'listed');
}

function addonNamedBy(fact: AddonFact, { repository }: AddonFile): string | undefined {
  switch (fact.kind) {
    case 'alias-of':
    case 'same-status':
      return `${repository}/${fact.addon}`;
    case 'replaced-by':
      return fact.addon;
    case 'needs':
      return fact.what === 'addon' ? fact.name : undefined;
    default:
      return undefined;
  }
}
