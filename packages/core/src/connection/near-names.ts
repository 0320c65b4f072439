import { editDistance } from '../edit-distance.ts';

/** Names of interfaces are shorter; what is longer is near none of them. */
const LONGEST = 64;
const MOST = 3;
/** A shared word of fewer letters says nothing. */
const SHORTEST_WORD = 3;

/** The names that were perhaps meant: few edits away, or with the same words in them; the nearest first. */
export function nearNames(name: string, known: readonly string[]): readonly string[] {
  if (name === '' || name.length > LONGEST) return [];
  const meant = name.toLowerCase().replaceAll('_', '-');
  const words = new Set(meant.split('-').filter((word) => word.length >= SHORTEST_WORD));
  const allowed = Math.max(1, Math.floor(meant.length / 3));
  return known
    .map((candidate) => ({ candidate, edits: editDistance(meant, candidate) }))
    .filter(({ candidate, edits }) => edits <= allowed || candidate.split('-').some((word) => words.has(word)))
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}
