import type { Access } from '@whyblocked/contract';
import { bucketsOfAccess } from '../knowledge/buckets.ts';
import { contradicts } from '../knowledge/contradicts.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { isInRelease } from '../knowledge/release-order.ts';
import type { Assumptions } from './assumptions.ts';
import { pathBytes } from './path-bytes.ts';

/** The rules of the assumed release and system that may have something to say on an access; those of sub-profiles are no app's. */
export function rulesAbout(
  knowledge: Knowledge,
  access: Access,
  { release, system }: Assumptions,
): readonly StoredRule[] {
  return candidates(knowledge, access).filter(
    ({ profile, since, until, conditions }) =>
      profile === null && isInRelease(release, since, until) && !contradicts(conditions, { system }),
  );
}

/** Rules by the policy that they are of: each side of an interface is one. */
export function bySide(rules: readonly StoredRule[]): ReadonlyMap<string, readonly StoredRule[]> {
  return Map.groupBy(rules, ({ policy, side }) => `${policy.id} ${side}`);
}

function candidates(knowledge: Knowledge, access: Access): readonly StoredRule[] {
  const backend = access.kind === 'syscall' ? 'seccomp' : 'apparmor';
  const byPath = access.kind === 'file' ? knowledge.rulesOnPath(pathBytes(access)) : [];
  const found = [...byPath, ...bucketsOfAccess(access).flatMap((bucket) => knowledge.rulesInBucket(bucket))];
  return found.filter((rule) => rule.backend === backend);
}
