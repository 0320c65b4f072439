import type { AddonFile, AddonNames, StoredStatement } from '@whyblocked/dataset';

/** What the knowledge holds of addons. */
export interface AddonKnowledge {
  readonly addons: readonly AddonFile[];
  /** All tracks whose repositories were read, oldest first. */
  readonly tracks: readonly string[];
  readonly names: AddonNames;
  readonly statements: readonly StoredStatement[];
}

/** "core/metallb" */
export function fullName({ repository, addon }: Pick<AddonFile, 'repository' | 'addon'>): string {
  return `${repository}/${addon}`;
}
