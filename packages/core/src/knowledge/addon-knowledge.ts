import type { AddonFact, AddonNames, StoredStatement } from '@whyblocked/dataset';

/** An addon of the repositories that MicroK8s ships ("core", "community"), or of another one ("owner/name"). */
export interface KnownAddon {
  readonly repository: string;
  readonly addon: string;
  readonly facts: readonly AddonFact[];
}

/** What the knowledge holds of addons. */
export interface AddonKnowledge {
  /** In the order of {@link compareAddons}. */
  readonly addons: readonly KnownAddon[];
  /** All tracks whose repositories were read, oldest first. */
  readonly tracks: readonly string[];
  readonly names: AddonNames;
  readonly statements: readonly StoredStatement[];
}

/** "core/metallb" */
export function fullName({ repository, addon }: Pick<KnownAddon, 'repository' | 'addon'>): string {
  return `${repository}/${addon}`;
}

const SHIPPED = ['core', 'community'];

/** Those of core first, then those of the community, then others, each by their names. */
export function compareAddons(a: KnownAddon, b: KnownAddon): number {
  const [left, right] = [a, b]
    .map((one) => SHIPPED.indexOf(one.repository))
    .map((at) => (at < 0 ? SHIPPED.length : at));
  return (left ?? 0) - (right ?? 0) || (fullName(a) < fullName(b) ? -1 : 1);
}
