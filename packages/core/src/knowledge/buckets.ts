import type { Access } from '@whyblocked/contract';
import type { StoredTree } from './stored-tree.ts';

const LITERAL = /^[A-Za-z0-9_.-]+$/;
const FAMILY = /^[a-z0-9_]+$/;
/** Words of a network rule that are no family: they stand for several. */
const NOT_A_FAMILY = new Set(['tcp', 'udp', 'icmp', 'stream', 'dgram', 'seqpacket', 'rdm', 'raw', 'packet']);

/** Under which names a rule is found. Rules on files have none: they are found by their pattern. */
export function bucketsOfRule(tree: StoredTree): readonly string[] {
  switch (tree.kind) {
    case 'file':
      return tree.path === undefined ? ['file:*'] : [];
    case 'link':
      return [];
    case 'capability':
      return tree.names.length === 0 ? ['capability:*'] : tree.names.map((name) => `capability:${name}`);
    case 'network': {
      const family = tree.words[0];
      return [family && FAMILY.test(family) && !NOT_A_FAMILY.has(family) ? `network:${family}` : 'network:*'];
    }
    case 'dbus': {
      const name = unquoted(tree.interface ?? '');
      return [LITERAL.test(name) ? `dbus:${name}` : 'dbus:*'];
    }
    case 'seccomp':
      return [tree.syscall.startsWith('@') ? 'syscall:*' : `syscall:${tree.syscall}`];
    default:
      return [tree.kind];
  }
}

/** Where to look for rules that may permit an access; a superset, each rule is asked afterwards. */
export function bucketsOfAccess(access: Access): readonly string[] {
  switch (access.kind) {
    case 'file':
      return ['file:*', 'all'];
    case 'capability':
      return [`capability:${access.name}`, 'capability:*', 'all'];
    case 'network':
      return [`network:${access.family}`, 'network:*', ...(access.family === 'unix' ? ['unix'] : []), 'all'];
    case 'dbus':
      return [`dbus:${access.interface ?? ''}`, 'dbus:*', 'all'];
    case 'syscall':
      return [`syscall:${access.name}`, 'syscall:*'];
    case 'unix':
      return ['unix', 'network:unix', 'network:*', 'all'];
    case 'mount':
      return ['mount', 'remount', 'umount', 'pivot_root', 'all'];
    case 'device':
    case 'other':
      return [];
    default:
      return [access.kind, 'all'];
  }
}

function unquoted(word: string): string {
  return word.startsWith('"') && word.endsWith('"') ? word.slice(1, -1) : word;
}
