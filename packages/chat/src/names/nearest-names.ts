const LONGEST = 100;

/** Names for what somebody typed, the likeliest first: those that begin so, that have a word that does, that hold it, that are misspelt. */
export function nearestNames(typed: string, names: readonly string[], most: number): readonly string[] {
  const asked = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')
    .slice(0, LONGEST);
  if (asked === '') return names.slice(0, most);
  return names
    .map((name) => ({ name, rank: rankOf(asked, name.toLowerCase()) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

function rankOf(asked: string, name: string): number | null {
  if (name === asked) return 0;
  if (name.startsWith(asked)) return 1;
  if (name.split(/[-/.]/).some((word) => word.startsWith(asked))) return 2;
  if (name.includes(asked)) return 3;
  const words = asked.split('-').filter((word) => word.length > 1);
  if (words.length > 1 && words.every((word) => name.includes(word))) return 4;
  const most = asked.length < 4 ? 1 : asked.length < 8 ? 2 : 3;
  const distance = editDistance(asked, name, most);
  return distance <= most ? 4 + distance : null;
}

/** Changes of one letter, or of two that change places, from one word to the other; anything above `most` where there are more. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
        ...(swapped ? [(before[j - 2] ?? 0) + 1] : []),
      );
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length] ?? most + 1;
}
