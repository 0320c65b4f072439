import { isInRelease } from '@whyblocked/dataset';
import { includedBy } from '../knowledge/included-by.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';

/** By the name of an abstraction, the rules of interfaces that bring it into a profile, directly or by way of another. */
export function includersOf(
  knowledge: Knowledge,
  release: string,
  apparmor: string,
): ReadonlyMap<string, readonly StoredRule[]> {
  const includers = new Map<string, Set<StoredRule>>();
  const nested: (readonly [string, string])[] = [];
  for (const rule of knowledge.includeRules()) {
    const name = includedBy(rule);
    if (name === undefined) continue;
    if (rule.policy.kind === 'abstraction') {
      if (isInRelease(apparmor, rule.since, rule.until)) nested.push([rule.policy.name, name]);
    } else if (rule.policy.kind === 'interface' && isInRelease(release, rule.since, rule.until)) {
      includers.set(name, (includers.get(name) ?? new Set()).add(rule));
    }
  }
  for (let grown = true; grown; ) {
    grown = false;
    for (const [outer, inner] of nested) {
      const known = includers.get(inner) ?? new Set();
      const before = known.size;
      for (const rule of includers.get(outer) ?? []) known.add(rule);
      if (known.size === before) continue;
      includers.set(inner, known);
      grown = true;
    }
  }
  return new Map([...includers].map(([name, rules]) => [name, [...rules]]));
}
