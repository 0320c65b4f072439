import type { Variables } from '@whyblocked/confinement';
import type { Access } from '@whyblocked/contract';
import type { Assumptions } from '../grants/assumptions.ts';
import type { TriedSide } from '../grants/trial.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';

/** What was decided on: the access, the policy, and what the variables of the subject's profile stand for. */
export interface Asked {
  readonly access: Access;
  readonly knowledge: Knowledge;
  readonly assumptions: Assumptions;
  readonly variables: Variables;
  /** The side of an interface whose rules are told: an abstraction is told as its own. */
  readonly tried?: TriedSide;
}
