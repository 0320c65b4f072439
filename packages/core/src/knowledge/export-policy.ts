import type { PolicyRule, System } from '@whyblocked/contract';
import { contradicts } from './contradicts.ts';
import type { Knowledge, StoredRule } from './knowledge.ts';
import { isInRelease } from './release-order.ts';

const HOLE = /<<([^<>]*)>>/g;

/** Every rule of every interface in one release, as canonical text; with a system, without rules for the other one. */
export function* exportPolicy(
  knowledge: Knowledge,
  { release, system }: { readonly release: string; readonly system?: System | undefined },
): Generator<PolicyRule> {
  for (const { id, kind } of knowledge.policies) {
    if (kind !== 'interface') continue;
    for (const rule of knowledge.rulesOfPolicy(id)) {
      if (!isInRelease(release, rule.since, rule.until)) continue;
      if (system !== undefined && contradicts(rule.conditions, { system })) continue;
      yield policyRuleOf(rule);
    }
  }
}

export function policyRuleOf(rule: StoredRule): PolicyRule {
  return {
    interface: rule.policy.name,
    side: rule.side,
    stage: rule.stage,
    backend: rule.backend,
    ...(rule.profile === null ? {} : { profile: rule.profile }),
    rule: rule.canonical,
    holes: [...new Set([...rule.canonical.matchAll(HOLE)].map(([, name]) => name ?? ''))],
    conditions: [...rule.conditions],
  };
}
