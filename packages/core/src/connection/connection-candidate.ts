import type { System } from '@whyblocked/contract';

export type Attributes = Readonly<Record<string, unknown>>;

/** A plug and a slot that might be connected, as declarations see them. */
export interface ConnectionCandidate {
  readonly system: System;
  /** Types of snap as declarations name them: "core" stands for what the system itself provides. */
  readonly plugSnapType: 'app';
  readonly slotSnapType: 'core' | 'app' | 'gadget';
  readonly plugAttributes: Attributes;
  readonly slotAttributes: Attributes;
  readonly samePublisher: boolean;
}
