/** Tracks by their numbers; "latest" comes after all of them. */
export function compareTracks(a: string, b: string): number {
  if (a === b) return 0;
  if (a === 'latest' || b === 'latest') return a === 'latest' ? 1 : -1;
  const [aMajor = 0, aMinor = 0] = a.split('.').map(Number);
  const [bMajor = 0, bMinor = 0] = b.split('.').map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}

/** Whether a track lies in a range: `since` is in, `until` is out, and what is absent does not bound it. */
export function holdsInTrack(
  { since, until }: { readonly since?: string | undefined; readonly until?: string | undefined },
  track: string,
): boolean {
  return (
    (since === undefined || compareTracks(since, track) <= 0) &&
    (until === undefined || compareTracks(track, until) < 0)
  );
}
