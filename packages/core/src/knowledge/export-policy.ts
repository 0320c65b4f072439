import type { PolicyRule, System } from '@whyblocked/contract';
import { isInRelease } from '@whyblocked/dataset';
import { contradicts } from './contradicts.ts';
import type { Knowledge, StoredRule } from './knowledge.ts';

const NO_RULES: ReadonlySet<string> = new Set(['interface', 'implicit', 'no-auto-connect', 'nothing', 'left-out']);
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
      const told = policyRuleOf(rule);
      if (told) yield told;
    }
  }
}

/** Null for what is no rule: facts about connections that `policy connection` tells, and what was not followed. */
export function policyRuleOf(rule: StoredRule): PolicyRule | null {
  if (rule.side === null || rule.stage === null || NO_RULES.has(rule.tree.kind)) return null;
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
