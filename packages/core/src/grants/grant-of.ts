import { isBlanket } from '@whyblocked/confinement';
import type { Condition, Grant, RuleSource } from '@whyblocked/contract';
import type { Attributes } from '../connection/connection-question.ts';
import { connectionStatus } from '../connection/connection-status.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { isRule } from '../knowledge/stored-tree.ts';
import type { Assumptions } from './assumptions.ts';

/** The grant that a permitting rule stands for: of an interface, or of an abstraction that a rule of an interface includes. */
export function grantOf(
  knowledge: Knowledge,
  rule: StoredRule,
  via: StoredRule | undefined,
  { release, system }: Assumptions,
): Grant {
  const { policy, side, conditions } = via ?? rule;
  const apparmor = knowledge.apparmorOf(release);
  return {
    name: policy.name,
    side: side ?? 'plug',
    rule: rule.canonical,
    source: sourceOf(knowledge, via ?? rule, release),
    ...(via ? { via: { abstraction: rule.policy.name, apparmor, source: sourceOf(knowledge, rule, apparmor) } } : {}),
    privilege: policy.privilege,
    connection: connectionStatus(knowledge.interfaceFacts(policy.id, release), { system, ...attributesOf(conditions) })
      .status,
    declared: null,
    connected: null,
    conditions: [...conditions],
    blanket: isRule(rule.tree) && isBlanket(rule.tree),
    opens: policy.opens,
    ...(rule.prompt ? { prompt: true } : {}),
  };
}

/** Where a rule stands in the sources of a release: of AppArmor for a rule of an abstraction, else of snapd. */
export function sourceOf(knowledge: Knowledge, rule: StoredRule, release: string): RuleSource {
  const place = knowledge.place(rule, release);
  return {
    file: place?.file ?? '',
    line: place?.line ?? 1,
    ...(rule.since === null ? {} : { since: rule.since }),
    ...(rule.until === null ? {} : { until: rule.until }),
  };
}

/** A rule that is there only with an attribute is had only by a plug that has it, which the store may treat otherwise. */
function attributesOf(conditions: readonly Condition[]): { readonly plugAttributes?: Attributes } {
  const needed = conditions.flatMap(({ fact, op, value }): [string, unknown][] => {
    const name = /^plug\.attr\.([a-z0-9-]+)$/.exec(fact)?.[1];
    return name !== undefined && op === 'eq' && value !== undefined ? [[name, value]] : [];
  });
  return needed.length === 0 ? {} : { plugAttributes: Object.fromEntries(needed) };
}
