import type { Rule, SeccompRule } from '@whyblocked/confinement';

/** A rule as a tree, of whatever backend: AppArmor's and seccomp's languages, and the facts of the others. */
export type StoredTree = Rule | SeccompRule | UdevFact | KmodFact | FlagFact;

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
