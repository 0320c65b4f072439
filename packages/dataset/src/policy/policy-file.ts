import { z } from 'zod';
import type { PolicyFact } from './policy-fact.ts';

/**
 * What a policy file speaks of: an interface of snapd, a template that snapd puts profiles together from, or an
 * abstraction of AppArmor that rules include. The releases in its facts are those of snapd, or of AppArmor.
 */
export const PolicyKind = z.enum(['interface', 'template', 'abstraction']);
export type PolicyKind = z.infer<typeof PolicyKind>;

/** Names stand in paths: parts of letters, digits, dot, dash and underscore, none of them of dots alone. */
export const PolicyName = z.string().regex(/^(?!\.)[A-Za-z0-9._-]+(\/(?!\.)[A-Za-z0-9._-]+)*$/);

/** One file under `data/policy/`: `interfaces/NAME.yaml`, `templates/NAME.yaml`, `abstractions/NAME.yaml`. */
export interface PolicyFile {
  readonly kind: PolicyKind;
  readonly name: string;
  readonly facts: readonly PolicyFact[];
}

/** Relative to the folder of the database. */
export function policyFilePath({ kind, name }: Pick<PolicyFile, 'kind' | 'name'>): string {
  return `policy/${kind}s/${name}.yaml`;
}
