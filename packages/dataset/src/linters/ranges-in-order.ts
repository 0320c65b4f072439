import { compareReleases } from '../policy/release-order.ts';
import { nodesOf } from '../yaml/nodes-of.ts';
import { type Linter, pathText, problemAt } from './linter.ts';

/** A range holds somewhere: it begins before it ends. */
export const rangesInOrder: Linter = ({ written }) =>
  written.flatMap((file) =>
    nodesOf(file.tree).flatMap(({ path, value }) => {
      const { since, until } = Object(value) as { since?: unknown; until?: unknown };
      if (typeof since !== 'string' || typeof until !== 'string' || isBefore(since, until)) return [];
      const where = pathText(path) || 'The range';
      return [
        problemAt(
          file,
          path,
          `${where} holds nowhere: ${since} is not before ${until}. "since" is the first that is in, "until" the first that is out.`,
        ),
      ];
    }),
  );

/** "latest" comes after all tracks. */
function isBefore(since: string, until: string): boolean {
  if (since === 'latest') return false;
  return until === 'latest' || compareReleases(since, until) < 0;
}
