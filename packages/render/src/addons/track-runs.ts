/**
 * Tracks that follow each other and of which the same is known, as one: "1.25 to 1.32", "latest". `order` are all tracks there are,
 * oldest first.
 */
export function trackRuns<T>(
  said: readonly { readonly track: string; readonly known: T }[],
  order: readonly string[],
  isSame: (a: T, b: T) => boolean = Object.is,
): readonly { readonly tracks: string; readonly known: T }[] {
  const runs: { first: string; last: string; known: T }[] = [];
  for (const { track, known } of said) {
    const run = runs.at(-1);
    const follows = run !== undefined && order.indexOf(track) === order.indexOf(run.last) + 1;
    if (run && follows && isSame(run.known, known)) run.last = track;
    else runs.push({ first: track, last: track, known });
  }
  return runs.map(({ first, last, known }) => ({ tracks: first === last ? first : `${first} to ${last}`, known }));
}
