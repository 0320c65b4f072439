const MOST = 3;
const SHORTEST_WORD = 3;

/** Slugs that were perhaps meant: those that begin so, and those with the same words; those with most in common first. */
export function nearSlugs(asked: string, known: readonly string[]): readonly string[] {
  if (asked === '' || asked.length > 100) return [];
  const meant = asked.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const words = new Set(meant.split('-').filter((word) => word.length >= SHORTEST_WORD));
  return known
    .map((slug) => ({ slug, shared: sharedWords(words, slug) + (slug.startsWith(meant) ? 1 : 0) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.slug.length - b.slug.length || (a.slug < b.slug ? -1 : 1))
    .slice(0, MOST)
    .map(({ slug }) => slug);
}

/** Words that two slugs share; one that begins like the other counts half: "taints", "taint". */
function sharedWords(words: ReadonlySet<string>, slug: string): number {
  return slug
    .split('-')
    .filter((word) => word.length >= SHORTEST_WORD)
    .reduce((sum, word) => {
      if (words.has(word)) return sum + 1;
      return [...words].some((one) => one.startsWith(word) || word.startsWith(one)) ? sum + 0.5 : sum;
    }, 0);
}
