import type { GoText } from '../../go/go-text.ts';
import type { Conjunction } from '../../go/policy-condition.ts';

export type PolicyLanguage = 'apparmor' | 'apparmor-update-ns' | 'seccomp';

/** A text that becomes policy, and when. */
export interface PolicyText {
  /** What reads it; `snippets`: it stands for what interfaces add. */
  readonly language: PolicyLanguage | 'writable-mimic' | 'snippets';
  readonly text: GoText;
  readonly conditions: Conjunction;
  /** Where it is added; a text of a constant says itself where its lines stand. */
  readonly origin: { readonly at: string; readonly file: string; readonly line: number };
  /** It goes when an interface adds a text of this name. */
  readonly replaces?: string;
}
