import { createHash } from 'node:crypto';
import type { PolicyFact } from './policy-fact.ts';

const KEY_CHARACTERS = 8;

/** What of a fact is the rule itself: without the interface's side, conditions, releases and place. */
export function treeOf(fact: PolicyFact): Record<string, unknown> {
  const {
    side: _side,
    stage: _stage,
    backend: _backend,
    profile: _profile,
    prompt: _prompt,
    replaces: _replaces,
    priority: _priority,
    when: _when,
    since: _since,
    until: _until,
    at: _at,
    ...tree
  } = fact;
  return tree;
}

/** A short name for the rule of a fact, by which its line is found; equal rules within one constant have the same. */
export function factKey(fact: PolicyFact): string {
  const text = `${fact.profile ?? ''} ${JSON.stringify(treeOf(fact))}`;
  return createHash('sha256').update(text).digest('hex').slice(0, KEY_CHARACTERS);
}
