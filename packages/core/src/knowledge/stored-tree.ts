import type { Rule, SeccompRule } from '@whyblocked/confinement';
import type { DeclarationRules } from '../connection/declaration.ts';

/** What a policy says, as a tree, of whatever backend: AppArmor's and seccomp's languages, and the facts of the others. */
export type StoredTree =
  | Rule
  | SeccompRule
  | UdevFact
  | KmodFact
  | FlagFact
  | MountFact
  | BusPolicyFact
  | ServiceFact
  | WritableMimicFact
  | ProfileFlagFact
  | VariableFact
  | DeclarationFact
  | ImplicitFact
  | PlainFact
  | LeftOutFact;

/** A device that is tagged for the snap by a match, or any other line of a udev rules file. */
export type UdevFact =
  | { readonly kind: 'udev'; readonly match: string }
  | { readonly kind: 'udev'; readonly snippet: string };

export interface KmodFact {
  readonly kind: 'kmod';
  readonly module: string;
}

/** A switch that an interface sets for the profile as a whole, named as snapd names it: "SuppressPtraceTrace". */
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

/** A flag of the profile itself: "complain", "attach_disconnected". */
export interface ProfileFlagFact {
  readonly kind: 'profile-flag';
  readonly name: string;
}

/** A variable of AppArmor and what it stands for. */
export interface VariableFact {
  readonly kind: 'variable';
  readonly name: string;
  readonly values: readonly string[];
}

/** One side of the base declaration of an interface. */
export interface DeclarationFact {
  readonly kind: 'declaration';
  readonly rules: DeclarationRules;
}

/** The system provides the slot. */
export interface ImplicitFact {
  readonly kind: 'implicit';
  readonly on: 'classic' | 'core';
}

/**
 * The interface is there; code refuses to connect it by itself; a text without rules takes the place of others; what
 * interfaces add is in the profile.
 */
export interface PlainFact {
  readonly kind: 'interface' | 'no-auto-connect' | 'nothing' | 'snippets';
}

/** A part of the source that was not followed. */
export interface LeftOutFact {
  readonly kind: 'left-out';
  readonly why: string;
}

const OTHERS: ReadonlySet<string> = new Set<Exclude<StoredTree['kind'], (Rule | SeccompRule)['kind']>>([
  'udev',
  'kmod',
  'flag',
  'mount-entry',
  'bus-policy',
  'service',
  'writable-mimic',
  'profile-flag',
  'variable',
  'declaration',
  'implicit',
  'interface',
  'no-auto-connect',
  'nothing',
  'snippets',
  'left-out',
]);

/** Whether it is a rule that AppArmor or seccomp decides by; the others are facts of other backends. */
export function isRule(tree: StoredTree): tree is Rule | SeccompRule {
  return !OTHERS.has(tree.kind);
}

/** Whether it takes away what others permit. */
export function refuses(tree: StoredTree): boolean {
  return ('effect' in tree && tree.effect === 'deny') || (tree.kind === 'seccomp' && tree.deny === true);
}
