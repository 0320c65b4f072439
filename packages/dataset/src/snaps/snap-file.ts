import { formatGeneratedText, sortedRows } from '../generated/generated-file.ts';
import type { SnapFact, SnapVariant } from './snap-fact.ts';

/** One file under `data/snaps/`. */
export interface SnapFile {
  readonly snap: string;
  /** "owner/name" */
  readonly repo: string;
  /** Where the repository declares the snap: "snap/snapcraft.yaml". */
  readonly path: string;
  readonly variants: readonly SnapVariant[];
  readonly facts: readonly SnapFact[];
}

/** Relative to the folder of the database. */
export function snapFilePath(snap: string): string {
  return `snaps/${snap}.yaml`;
}

/** The text of a file: what it is of, the variants, then one fact a line, sorted. */
export function formatSnapFile({ snap, repo, path, variants, facts }: SnapFile): string {
  return formatGeneratedText(
    'data/snaps/README.md',
    { snap, repo, path },
    { variants: variants.map((one) => JSON.stringify(one)), facts: sortedRows(facts.map(orderedSnapFact)) },
  );
}

/** A fact with its kind first and where it holds last. */
export function orderedSnapFact({ kind, confinement, since, until, ...fields }: SnapFact): SnapFact {
  return {
    kind,
    ...fields,
    ...(confinement === undefined ? {} : { confinement }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    // The fields are those of the kind, in another order.
  } as SnapFact;
}
