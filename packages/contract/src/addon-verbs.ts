import type { Addon, AddonList, CompatibilityAnswer, CompatibilityQuestion } from './addon.ts';
import type { Answer } from './answer.ts';

/** No addon of this name is in any repository. */
export interface UnknownAddon {
  readonly code: 'unknown-addon';
  readonly addon: string;
  /** Addons that were perhaps meant, the nearest first. */
  readonly near: readonly string[];
}

/** What is known of addons: what upstream says, what files say, and over both the reports that were accepted. */
export interface AddonVerbs {
  listAddons(): Promise<AddonList>;
  /** By its name, an alias, with its repository before it or arguments behind it: "community/istio", "dns:1.1.1.1". */
  getAddon(reference: string): Answer<Addon, UnknownAddon>;
  /** One answer for each question, in order. */
  compatibility(
    questions: readonly CompatibilityQuestion[],
  ): Promise<readonly Awaited<Answer<CompatibilityAnswer, UnknownAddon>>[]>;
}
