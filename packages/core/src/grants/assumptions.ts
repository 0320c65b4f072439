import type { System } from '@whyblocked/contract';

/** What a paste does not tell and the policy depends on. */
export interface Assumptions {
  /** The release of snapd. */
  readonly release: string;
  readonly system: System;
}
