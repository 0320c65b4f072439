import type { AddonFact, AddonFile, AddonIdentity } from '@whyblocked/dataset';
import type { SourceBranch } from '../source/git-branches.ts';
import { openParser } from '../syntax/open-parser.ts';
import { runsOverTracks } from '../tracks/runs-over-tracks.ts';
import { addonLookup } from './addon-lookup.ts';
import { addonSources, type UnreadSource } from './addon-sources.ts';
import { listedFacts } from './listed-facts.ts';
import { type ListedTrack, readTracks, type UnreadableList } from './read-tracks.ts';
import { scriptFacts } from './script-facts.ts';
import { type AddonStoreError, type StoredAddons, storeAddons } from './store-addons.ts';
import { strictTests, testedOn } from './strict-tests.ts';

export interface AddonImport {
  readonly core: readonly SourceBranch[];
  readonly community: readonly SourceBranch[];
  /** The folder `data`. */
  readonly dataDir: string;
  readonly allowVanishing?: boolean;
}

export interface ImportedAddons extends StoredAddons {
  /** Scripts and tests that could not be read in full. */
  readonly unread: readonly UnreadSource[];
}

export type AddonImportResult =
  | { readonly ok: true; readonly value: ImportedAddons }
  | {
      readonly ok: false;
      readonly error:
        | { readonly code: 'no-tracks'; readonly repository: AddonIdentity['repository'] }
        | UnreadableList
        | AddonStoreError;
    };

/**
 * Stores what the branches of the two repositories of addons say. A list that cannot be read stops everything before anything is
 * written; a script that cannot be read stops nothing. A second run changes nothing.
 */
export async function importAddons(from: AddonImport): Promise<AddonImportResult> {
  const { dataDir, allowVanishing = false } = from;
  const tracks: ListedTrack[] = [];
  for (const repository of ['core', 'community'] as const) {
    const read = readTracks(repository, from[repository]);
    if (!read.ok) return read;
    if (read.value.length === 0) return { ok: false, error: { code: 'no-tracks', repository } };
    tracks.push(...read.value);
  }
  const sources = addonSources({ bash: await openParser('bash'), python: await openParser('python') });
  const said = tracks.flatMap((track) => factsOfTrack(track, tracks, sources));
  const branches = tracks.map(({ repository, track, branch, commit }) => ({ repository, track, branch, commit }));
  const stored = storeAddons(dataDir, { addons: filesOf(said, tracks), branches }, allowVanishing);
  return stored.ok ? { ok: true, value: { ...stored.value, unread: sources.unread } } : stored;
}

interface SaidOfAddon extends AddonIdentity {
  readonly track: string;
  readonly facts: readonly AddonFact[];
}

function factsOfTrack(
  listed: ListedTrack,
  tracks: readonly ListedTrack[],
  sources: ReturnType<typeof addonSources>,
): readonly SaidOfAddon[] {
  const { repository, track, addons } = listed;
  const lookUp = addonLookup(listed, tracks);
  const tests = sources.testsOf(listed);
  const onStrict = strictTests(tests);
  return addons.map((addon) => {
    const result = onStrict.get(addon.name);
    return {
      repository,
      addon: addon.name,
      track,
      facts: [
        ...listedFacts(addon, addons),
        ...(result === undefined ? [] : [{ kind: 'strict-test', result } as const]),
        ...testedOn(addon.name, tests).map((confinement) => ({ kind: 'test-run', confinement }) as const),
        ...scriptFacts(addon, repository, sources.scriptOf(listed, addon.name), lookUp),
      ],
    };
  });
}

/** One file for each addon, with the tracks in which each fact holds. */
function filesOf(said: readonly SaidOfAddon[], tracks: readonly ListedTrack[]): readonly AddonFile[] {
  const byAddon = Map.groupBy(said, ({ repository, addon }) => `${repository}/${addon}`);
  return [...byAddon.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { repository, addon } = first;
    const runs = runsOverTracks(
      tracks
        .filter((one) => one.repository === repository)
        .map(({ track }) => ({
          track,
          said: new Set(
            same.filter((one) => one.track === track).flatMap(({ facts }) => facts.map((fact) => JSON.stringify(fact))),
          ),
        })),
    );
    const facts = [...runs].flatMap(([fact, where]) =>
      where.map((run) => ({ ...(JSON.parse(fact) as AddonFact), ...run })),
    );
    return [{ repository, addon, facts }];
  });
}
