/** A compiled AppArmor pattern. */
export interface Glob {
  /** Whether the whole of `bytes` matches; time is linear in their number, whatever the pattern. */
  matches(bytes: Uint8Array): boolean;
  /** True when the pattern is one literal text: the compiler then prefers it over globs where transitions differ. */
  readonly literal: boolean;
}
