import type { PolicyRule, System } from '@whyblocked/contract';
import { contradicts } from './contradicts.ts';
import type { Knowledge, Policy, StoredRule } from './knowledge.ts';
import { isInRelease } from './release-order.ts';

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
      yield policyRuleOf(rule);
    }
  }
}

export function isExported({ kind }: Pick<Policy, 'kind'>): boolean {
  return kind === 'interface';
}

/** One line of an export, without its newline. */
export function exportLine(rule: ExportableRule<string>): string {
  return JSON.stringify(policyRuleOf(rule));
}

/** What an export tells of a rule, stored already or about to be. */
interface ExportableRule<Backend> extends Pick<StoredRule, 'side' | 'stage' | 'profile' | 'canonical' | 'conditions'> {
  readonly backend: Backend;
  readonly policy: Pick<Policy, 'name'>;
}

export function policyRuleOf<Backend = PolicyRule['backend']>(
  rule: ExportableRule<Backend>,
): Omit<PolicyRule, 'backend'> & { backend: Backend } {
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
