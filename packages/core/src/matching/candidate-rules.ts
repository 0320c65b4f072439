import type { Access } from '@whyblocked/contract';
import { bucketsOfAccess } from '../knowledge/buckets.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { pathBytes } from './path-bytes.ts';

/** Rules of all policies and releases that may bear on an access; each is to be asked. */
export function candidateRules(knowledge: Knowledge, access: Access): readonly StoredRule[] {
  const backend = access.kind === 'syscall' ? 'seccomp' : 'apparmor';
  const byPath = access.kind === 'file' ? knowledge.rulesOnPath(pathBytes(access)) : [];
  const found = [...byPath, ...bucketsOfAccess(access).flatMap((bucket) => knowledge.rulesInBucket(bucket))];
  return found.filter((rule) => rule.backend === backend);
}
