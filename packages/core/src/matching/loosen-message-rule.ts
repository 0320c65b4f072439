import type { Access } from '@whyblocked/contract';
import type { StoredTree } from '../knowledge/stored-tree.ts';

type DbusAccess = Extract<Access, { kind: 'dbus' }>;
type DbusTree = Extract<StoredTree, { kind: 'dbus' }>;

/** What a program says of a message that was refused lacks the path, and often more; a record of one never does. */
export function isHalfTold(access: Access): access is DbusAccess {
  return access.kind === 'dbus' && access.path === undefined && !access.mask.includes('bind');
}

/**
 * The rule without what the access does not tell, so that it fits whatever the real message was; null where the well-known name of the
 * other side tells that it is a rule for another service, whose objects stand below its name by convention.
 */
export function loosenMessageRule(tree: DbusTree, access: DbusAccess): DbusTree | null {
  const { path, peer, bus, interface: name, member, ...rest } = tree;
  if (path !== undefined && access.name !== undefined && !isBelow(path, access.name)) return null;
  return {
    ...rest,
    ...(bus === undefined || access.bus === '' ? {} : { bus }),
    ...(name === undefined || access.interface === undefined ? {} : { interface: name }),
    ...(member === undefined || access.member === undefined ? {} : { member }),
    ...(peer === undefined || access.peerLabel === undefined ? {} : { peer }),
  };
}

/** Whether a pattern of paths may be of the service with this name: "/org/freedesktop/UDisks2{,/**}" of "org.freedesktop.UDisks2". */
function isBelow(pattern: string, name: string): boolean {
  if (name.startsWith(':')) return true;
  const home = `/${name.replaceAll('.', '/')}`.toLowerCase();
  const plain = (/^"?([^"*?[{]*)/.exec(pattern)?.[1] ?? '').toLowerCase();
  return plain.startsWith(home) || home.startsWith(plain.replace(/\/$/, ''));
}
