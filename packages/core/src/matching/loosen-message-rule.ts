import type { Access } from '@whyblocked/contract';
import type { StoredTree } from '../knowledge/stored-tree.ts';

type DbusAccess = Extract<Access, { kind: 'dbus' }>;
type DbusTree = Extract<StoredTree, { kind: 'dbus' }>;

/**
 * What a program says of a message that was refused lacks the path, and often more; of a name that it may not own it lacks the bus. A record
 * never does, but it is long, and the label of the other side at its end is often cut off.
 */
export function isHalfTold(access: Access): access is DbusAccess {
  if (access.kind !== 'dbus') return false;
  if (access.mask.includes('bind')) return access.bus === '';
  return access.path === undefined || access.peerLabel === undefined;
}

/**
 * The rule without what the access does not tell, so that it fits whatever the real message was; null where it is a rule for another service,
 * or where nothing of what is told stands in it: what is left of such a rule would fit every message.
 */
export function loosenMessageRule(tree: DbusTree, access: DbusAccess): DbusTree | null {
  const { path, peer, bus, interface: name, member, ...rest } = tree;
  if (!access.mask.includes('bind') && !isOfService(tree, access)) return null;
  return {
    ...rest,
    ...(bus === undefined || access.bus === '' ? {} : { bus }),
    ...(path === undefined || access.path === undefined ? {} : { path }),
    ...(name === undefined || access.interface === undefined ? {} : { interface: name }),
    ...(member === undefined || access.member === undefined ? {} : { member }),
    ...(peer === undefined || access.peerLabel === undefined ? {} : { peer: withoutName(peer, access) }),
  };
}

/** A rule may name a service by its well-known name, where a program tells the number that the bus gave it. */
function withoutName(peer: string, { name }: DbusAccess): string {
  return name === undefined || name.startsWith(':') ? peer.replace(/\bname=[^,)]*,\s*/, '') : peer;
}

/**
 * The well-known name of the other side tells the service; without one the interface does, unless it is one that every object has. Objects
 * stand below the name of their service by convention.
 */
function isOfService({ path, peer, interface: name, member }: DbusTree, access: DbusAccess): boolean {
  const service = access.name?.startsWith(':') ? undefined : access.name;
  const named = /\bname="?([\w.-]+)"?[,)]/.exec(peer ?? '')?.[1];
  if (service !== undefined && named !== undefined && named !== service) return false;
  const isSaid =
    (path !== undefined && access.path !== undefined) ||
    (name !== undefined && access.interface !== undefined) ||
    (member !== undefined && access.member !== undefined);
  if (path !== undefined && access.path === undefined && service !== undefined && !isBelow(path, service)) return false;
  if (isSaid) return true;
  const own = /^org\.freedesktop\.DBus\b/.test(access.interface ?? '') ? undefined : access.interface;
  if (path === undefined) {
    return named !== undefined && (named === service || (own !== undefined && `${own}.`.startsWith(`${named}.`)));
  }
  return service !== undefined || own === undefined || isBelow(path, own);
}

/** Whether a pattern of paths may be of the service with this name: "/org/freedesktop/UDisks2{,/**}" of "org.freedesktop.UDisks2". */
function isBelow(pattern: string, name: string): boolean {
  const home = `/${name.replaceAll('.', '/')}`.toLowerCase();
  const plain = (/^"?([^"*?[{]*)/.exec(pattern)?.[1] ?? '').toLowerCase();
  return plain.startsWith(home) || home.startsWith(plain.replace(/\/$/, ''));
}
