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
    default:
      return printRule(tree);
  }
}
