import type { Rule, SeccompRule } from '@whyblocked/confinement';

/** A rule as a tree, of whatever backend: AppArmor's and seccomp's languages, and the facts of the others. */
export type StoredTree =
  | Rule
  | SeccompRule
  | UdevFact
  | KmodFact
  | FlagFact
  | MountFact
  | BusPolicyFact
  | ServiceFact
  | WritableMimicFact;

/** A device that is tagged for the snap by a match, or any other line of a udev rules file. */
export type UdevFact =
  | { readonly kind: 'udev'; readonly match: string }
  | { readonly kind: 'udev'; readonly snippet: string };

export interface KmodFact {
  readonly kind: 'kmod';
  readonly module: string;
}

export interface FlagFact {
  readonly kind: 'flag';
  readonly name: string;
}

/** What is mounted into the snap's view of the system. */
export interface MountFact {
  readonly kind: 'mount-entry';
  readonly what?: string;
  readonly where: string;
  readonly options?: readonly string[];
}

/** A rule of a D-Bus daemon's policy, with the attributes that the daemon knows. */
export interface BusPolicyFact {
  readonly kind: 'bus-policy';
  readonly verdict: 'allow' | 'deny';
  /** Whom it is for: "user=root", "context=default". */
  readonly who: string;
  readonly [attribute: string]: string;
}

/** A setting of the units of the snap's services. */
export interface ServiceFact {
  readonly kind: 'service';
  readonly setting: string;
}

/** A path that snap-update-ns makes writable, by whatever mounts that takes. */
export interface WritableMimicFact {
  readonly kind: 'writable-mimic';
  readonly path: string;
}

const OF_OTHER_BACKENDS: ReadonlySet<string> = new Set<Exclude<StoredTree['kind'], (Rule | SeccompRule)['kind']>>([
  'udev',
  'kmod',
  'flag',
  'mount-entry',
  'bus-policy',
  'service',
  'writable-mimic',
]);

/** Rules that AppArmor and seccomp decide by; the others are facts of other backends. */
export function isRule(tree: StoredTree): tree is Rule | SeccompRule {
  return !OF_OTHER_BACKENDS.has(tree.kind);
}
