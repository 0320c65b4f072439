/** Compares releases of snapd by their numbers: "2.9" before "2.57.6" before "2.60". */
export function compareReleases(a: string, b: string): number {
  const left = a.split(/[.~+-]/);
  const right = b.split(/[.~+-]/);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = Number(left[i] ?? 0) - Number(right[i] ?? 0);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return 0;
}

/** Whether something that is there from `since` (the first known release where null) up to and without `until` is in `release`. */
export function isInRelease(release: string, since: string | null, until: string | null): boolean {
  return (
    (since === null || compareReleases(since, release) <= 0) && (until === null || compareReleases(release, until) < 0)
  );
}
