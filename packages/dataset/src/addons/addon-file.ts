import type { AddonFact } from './addon-fact.ts';

/** One file under `data/addons/`, which the importer writes. */
export interface AddonFile {
  /** "core", "community" */
  readonly repository: string;
  readonly addon: string;
  readonly facts: readonly AddonFact[];
}

/** Relative to the folder of the database. */
export function addonFilePath({ repository, addon }: Pick<AddonFile, 'repository' | 'addon'>): string {
  return `addons/${repository}/${addon}.yaml`;
}
