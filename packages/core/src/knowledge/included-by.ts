import type { StoredRule } from './knowledge.ts';

const INCLUDED = /^<abstractions\/(.+)>$/;

/** The name of the abstraction that a rule includes. */
export function includedBy({ tree }: StoredRule): string | undefined {
  return tree.kind === 'include' ? INCLUDED.exec(tree.path)?.[1] : undefined;
}
