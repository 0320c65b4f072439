import type { PlacedFact } from '../../releases/placed-fact.ts';

/** Policy that is no interface's: a base template of snapd, or an abstraction or tunable of AppArmor. */
export interface ImportedTemplate {
  readonly kind: 'template' | 'abstraction';
  /** "app", "seccomp", "snap-confine", "snap-update-ns"; "nameservice", "tunables/home". */
  readonly name: string;
  readonly placed: readonly PlacedFact[];
  /** What the source says and is not stored, by function or file. */
  readonly leftOut: readonly string[];
}
