import { compareTracks } from '@whyblocked/dataset';

/** What is said in one track. */
export interface TrackSayings {
  /** Absent where the source has no tracks. */
  readonly track?: string | undefined;
  /** Each as text, so that equal ones are equal. */
  readonly said: ReadonlySet<string>;
}

/** Tracks in a row: `since` is in, `until` is out; what is absent does not bound it. */
export interface TrackRun {
  readonly since?: string;
  readonly until?: string;
}

/** For each thing that any track says, the runs of tracks that say it. Tracks may come in any order. */
export function runsOverTracks(tracks: readonly TrackSayings[]): ReadonlyMap<string, readonly TrackRun[]> {
  const ordered = tracks.toSorted((a, b) => compareTracks(a.track ?? '', b.track ?? ''));
  const runs = new Map<string, readonly TrackRun[]>();
  for (const one of new Set(ordered.flatMap(({ said }) => [...said]))) {
    const has = ordered.map(({ said }) => said.has(one));
    runs.set(
      one,
      has.flatMap((here, index) => {
        if (!here || has[index - 1]) return [];
        const end = has.indexOf(false, index);
        const since = index === 0 ? undefined : ordered[index]?.track;
        const until = end < 0 ? undefined : ordered[end]?.track;
        return [{ ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }];
      }),
    );
  }
  return runs;
}
