import { printRule, printSeccompRule } from '@whyblocked/confinement';
import { canonicalJson } from '../canonical-json.ts';
import type { BusPolicyFact, StoredTree } from './stored-tree.ts';

/** The canonical text of what a policy says, of any backend. */
export function canonicalRule(tree: StoredTree): string {
  switch (tree.kind) {
    case 'seccomp':
      return printSeccompRule(tree);
    case 'udev':
      return 'match' in tree ? tree.match : tree.snippet;
    case 'kmod':
      return tree.module;
    case 'flag':
    case 'profile-flag':
      return tree.name;
    case 'mount-entry':
      return [tree.what ?? 'none', tree.where, (tree.options ?? []).join(',')].filter((part) => part !== '').join(' ');
    case 'bus-policy':
      return busPolicy(tree);
    case 'writable-mimic':
      return `writable-mimic ${tree.path}`;
    case 'service':
      return tree.setting;
    case 'variable':
      return `@{${tree.name}} = ${tree.values.join(' ')}`;
    case 'declaration':
      return canonicalJson(tree.rules);
    case 'implicit':
      return `implicit on ${tree.on}`;
    case 'interface':
    case 'no-auto-connect':
    case 'nothing':
    case 'snippets':
      return tree.kind;
    case 'left-out':
      return tree.why;
    default:
      return printRule(tree);
  }
}

function busPolicy({ kind: _kind, verdict, who, ...attributes }: BusPolicyFact): string {
  const told = Object.entries(attributes).map(([name, value]) => `${name}=${value}`);
  return `${verdict} ${who}: ${told.join(' ')}`;
}
