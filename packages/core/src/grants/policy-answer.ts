import type { Grant } from '@whyblocked/contract';
import type { StoredRule } from '../knowledge/knowledge.ts';

/** What the policy says about the access, apart from the interfaces that would permit it. */
export interface PolicyAnswer {
  /** The rule by which a profile without any connection permits the access: then the policy in force is older, or another revision's. */
  readonly permitted: StoredRule | null;
  /** Rules that refuse it explicitly: of the template, or of an interface, whatever is connected beside it. */
  readonly refusing: readonly StoredRule[];
  readonly grants: readonly Grant[];
  /** False when the access is of a kind whose rules are not modelled: then no grant proves nothing. */
  readonly modelled: boolean;
}
