import { isBlanket } from '@whyblocked/confinement';
import type { OpenedAccess } from '@whyblocked/contract';
import type { StoredRule } from '../knowledge/knowledge.ts';
import { isNearlyRoot } from '../knowledge/privilege-of.ts';
import { refuses } from '../knowledge/stored-tree.ts';

export type SensitiveReason = OpenedAccess['sensitive'][number]['reason'];

/** Raw memory and disks, from which everything else follows. */
const DEVICES = /^\/dev\/(mem|kmem|port|sd|nvme|mmcblk|vd|dm-|mapper|loop|kvm|vhost)/;

/** Why a rule that a connection adds weighs more than others; undefined for most. */
export function sensitiveReason({ tree, backend }: StoredRule): SensitiveReason | undefined {
  if (backend === 'kmod') return 'kernel-modules';
  if (refuses(tree)) return undefined;
  switch (tree.kind) {
    case 'seccomp':
      return tree.syscall === '@unrestricted' ? 'no-filter' : undefined;
    case 'capability':
      return tree.names.some(isNearlyRoot) || tree.names.length === 0 ? 'near-root-capability' : undefined;
    case 'mount':
    case 'remount':
    case 'pivot_root':
      return 'mounts';
    case 'change_profile':
      return 'changes-profile';
    case 'ptrace':
      return /trace(?!dby)/.test(tree.access ?? 'trace') ? 'traces-processes' : undefined;
    case 'userns':
      return 'user-namespaces';
    case 'file':
      if (isBlanket(tree) && tree.owner === undefined) return 'everything';
      return DEVICES.test(tree.path ?? '') && /w/.test(tree.perms ?? '') ? 'devices' : undefined;
    case 'all':
      return 'everything';
    default:
      return undefined;
  }
}
