import type { Compatibility } from '@whyblocked/contract';
import { cellWords, statusWords } from '../addons/compatibility-words.ts';

/**
 * Cells of one addon in as few lines as they can be told in, the newest track first: tracks that follow each other and
 * architectures of which the same is known are one. "1.25 to 1.31 strict on amd64, arm64: broken (by tests of upstream)"
 */
export function cellRanges(cells: readonly Compatibility[]): readonly string[] {
  const places = Map.groupBy(cells, ({ confinement, architecture }) => `${confinement} ${architecture}`);
  const order = [...new Set(cells.map(({ track }) => track))];
  const ranges = [...places.values()].flatMap((own) => rangesOf(own, order));
  const alike = Map.groupBy(ranges, ({ tracks, confinement, known }) => `${tracks} ${confinement}: ${known}`);
  return [...alike.values()]
    .toSorted((a, b) => (b[0]?.last ?? 0) - (a[0]?.last ?? 0))
    .flatMap((group) => {
      const [first] = group;
      const architectures = group.map(({ architecture }) => architecture).join(', ');
      return first ? [`${first.tracks} ${first.confinement} on ${architectures}: ${first.known}`] : [];
    });
}

interface Range extends Pick<Compatibility, 'confinement' | 'architecture'> {
  readonly tracks: string;
  readonly known: string;
  /** Place of its newest track. */
  readonly last: number;
}

/** Of one confinement and architecture, in the order of the tracks that the cells have. */
function rangesOf(cells: readonly Compatibility[], order: readonly string[]): readonly Range[] {
  const runs: { readonly cells: Compatibility[]; readonly known: string }[] = [];
  for (const cell of cells) {
    const known = `${statusWords[cell.status]} (${cellWords(cell)})`;
    const run = runs.at(-1);
    if (run?.known === known) run.cells.push(cell);
    else runs.push({ cells: [cell], known });
  }
  return runs.flatMap(({ cells: own, known }): readonly Range[] => {
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return [];
    const tracks = first === last ? first.track : `${first.track} to ${last.track}`;
    const { confinement, architecture } = first;
    return [{ tracks, confinement, architecture, known, last: order.indexOf(last.track) }];
  });
}
