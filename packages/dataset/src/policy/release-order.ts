/** Compares releases by their numbers: "2.9" before "2.57.6" before "2.60". */
export function compareReleases(a: string, b: string): number {
  const left = numbersOf(a);
  const right = numbersOf(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const known = new Map<string, readonly number[]>();

/** Releases are few and asked for often. A part that is no number counts as 0. */
function numbersOf(release: string): readonly number[] {
  const found = known.get(release);
  if (found) return found;
  const numbers = release.split(/[.~+-]/).map((part) => Number(part) || 0);
  if (known.size > 1000) known.clear();
  known.set(release, numbers);
  return numbers;
}

/** Whether something that is there from `since` (the first known release where absent) up to and without `until` is in `release`. */
export function isInRelease(
  release: string,
  since: string | null | undefined,
  until: string | null | undefined,
): boolean {
  return (
    (since == null || compareReleases(since, release) <= 0) && (until == null || compareReleases(release, until) < 0)
  );
}
