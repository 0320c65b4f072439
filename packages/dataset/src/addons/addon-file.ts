import { AddonName } from '@whyblocked/contract';
import { z } from 'zod';
import { formatGeneratedText, sortedRows } from '../generated/generated-file.ts';
import type { AddonFact } from './addon-fact.ts';

/** Which addon a file is of. The name never makes another path. */
export const AddonIdentity = z.strictObject({ repository: z.enum(['core', 'community']), addon: AddonName });
export type AddonIdentity = z.infer<typeof AddonIdentity>;

/** One file under `data/addons/`, which the importer writes. */
export interface AddonFile extends Readonly<AddonIdentity> {
  readonly facts: readonly AddonFact[];
}

/** Relative to the folder of the database. */
export function addonFilePath({ repository, addon }: AddonIdentity): string {
  return `addons/${repository}/${addon}.yaml`;
}

/** The text of a file: what it is of, then one fact a line, sorted. */
export function formatAddonFile({ repository, addon, facts }: AddonFile): string {
  return formatGeneratedText(
    'data/addons/README.md',
    { repository, addon },
    { facts: sortedRows(facts.map(orderedAddonFact)) },
  );
}

/** A fact with its kind first and where it holds last. */
export function orderedAddonFact({ kind, since, until, ...fields }: AddonFact): AddonFact {
  return {
    kind,
    ...fields,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    // The fields are those of the kind, in another order.
  } as AddonFact;
}
