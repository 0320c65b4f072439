import type { Variables } from '@whyblocked/confinement';
import type { Access } from '@whyblocked/contract';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Assumptions } from '../matching/assumptions.ts';
import type { TriedSide } from '../matching/trial.ts';

/** What was decided on: the access, the policy, and what the variables of the subject's profile stand for. */
export interface Asked {
  readonly access: Access;
  readonly knowledge: Knowledge;
  readonly assumptions: Assumptions;
  readonly variables: Variables;
  /** The side of an interface whose rules are told: an abstraction is told as its own. */
  readonly tried?: TriedSide;
}
