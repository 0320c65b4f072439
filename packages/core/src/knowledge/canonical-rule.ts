import { printRule, printSeccompRule } from '@whyblocked/confinement';
import type { StoredTree } from './stored-tree.ts';

/** The canonical text of a rule of any backend. */
export function canonicalRule(tree: StoredTree): string {
  switch (tree.kind) {
    case 'seccomp':
      return printSeccompRule(tree);
    case 'udev':
      return 'match' in tree ? tree.match : tree.snippet;
    case 'kmod':
      return tree.module;
    case 'flag':
      return tree.name;
    case 'mount-entry':
      return [tree.what ?? 'none', tree.where, (tree.options ?? []).join(',')].filter((part) => part !== '').join(' ');
    case 'bus-policy':
      return `${tree.verdict} ${tree.who}: ${Object.entries(tree)
        .filter(([name]) => !['kind', 'verdict', 'who'].includes(name))
        .map(([name, value]) => `${name}=${value}`)
        .join(' ')}`;
    case 'writable-mimic':
      return `writable-mimic ${tree.path}`;
    case 'service':
      return tree.setting;
    default:
      return printRule(tree);
  }
}
