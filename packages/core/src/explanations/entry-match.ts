import type { Captures, CuratedEntry } from '@whyblocked/dataset';

/** An entry that applies. */
export interface EntryMatch {
  readonly entry: CuratedEntry;
  readonly captures: Captures;
  /** How far right in a message it was found: errors wrap each other, and the innermost stands last. */
  readonly end: number;
  /** How much had to fit. */
  readonly weight: number;
}

/**
 * The one of several that says most: wrappers yield to what they wrap, an entry to those it says it yields to, then the innermost wins, then
 * the one of which more had to fit.
 */
export function foremostMatch(matches: readonly EntryMatch[]): EntryMatch | undefined {
  const slugs = new Set(matches.map(({ entry }) => entry.slug));
  const left = matches.filter(({ entry }) => !entry.yields_to.some((slug) => slug !== entry.slug && slugs.has(slug)));
  return [...(left.length > 0 ? left : matches)].sort(
    (a, b) =>
      Number(isWrapper(a.entry)) - Number(isWrapper(b.entry)) ||
      b.end - a.end ||
      b.weight - a.weight ||
      (a.entry.slug < b.entry.slug ? -1 : 1),
  )[0];
}

export function isWrapper(entry: CuratedEntry): boolean {
  return entry.kind === 'cause' && entry.wrapper === true;
}
