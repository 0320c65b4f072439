import type { ConstantPlace, PolicyFact, PolicyKind } from '@whyblocked/dataset';

/** What one release of a source says of one policy. */
export interface StatedPolicy {
  readonly kind: PolicyKind;
  readonly name: string;
  /** Without `since` and `until`. */
  readonly facts: readonly PolicyFact[];
}

/** What one release of a source says. */
export interface ReleaseFacts {
  readonly release: string;
  /** The release of AppArmor that is brought along. */
  readonly apparmor?: string | undefined;
  readonly policies: readonly StatedPolicy[];
  /** By constant or function. */
  readonly places: Readonly<Record<string, ConstantPlace>>;
}
