import type { PolicyRule, System } from '@whyblocked/contract';
import { isInRelease } from '@whyblocked/dataset';
import { contradicts } from './contradicts.ts';
import type { Knowledge, Policy, StoredRule } from './knowledge.ts';

const NO_RULES: ReadonlySet<string> = new Set(['interface', 'implicit', 'no-auto-connect', 'nothing', 'left-out']);
const HOLE = /<<([^<>]*)>>/g;

/** Every rule of every interface in one release, as canonical text; with a system, without rules for the other one. */
export function* exportPolicy(
  knowledge: Knowledge,
  { release, system }: { readonly release: string; readonly system?: System | undefined },
): Generator<PolicyRule> {
  for (const policy of knowledge.policies.filter(isExported)) {
    for (const rule of knowledge.rulesOfPolicy(policy.id)) {
      if (!isInRelease(release, rule.since, rule.until)) continue;
      if (system !== undefined && contradicts(rule.conditions, { system })) continue;
      const told = policyRuleOf(rule);
      if (told) yield told;
    }
  }
}

export function isExported({ kind }: Pick<Policy, 'kind'>): boolean {
  return kind === 'interface';
}

/** One line of an export, without its newline; null for what no export tells. */
export function exportLine(rule: ExportableRule): string | null {
  const told = policyRuleOf(rule);
  return told && JSON.stringify(told);
}

/** What an export tells of a rule, stored already or about to be. */
interface ExportableRule
  extends Pick<StoredRule, 'side' | 'stage' | 'backend' | 'profile' | 'tree' | 'canonical' | 'conditions'> {
  readonly policy: Pick<Policy, 'name'>;
}

/** Null for what is no rule: facts about connections that `policy connection` tells, and what was not followed. */
export function policyRuleOf(rule: ExportableRule): PolicyRule | null {
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
