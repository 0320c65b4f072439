import { isBlanket } from '@whyblocked/confinement';
import type { Grant } from '@whyblocked/contract';
import { connectionStatus } from '../connection/connection-status.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { isRule } from '../knowledge/stored-tree.ts';
import type { Assumptions } from './assumptions.ts';

/** The grant that a permitting rule of an interface stands for. */
export function grantOf(knowledge: Knowledge, rule: StoredRule, { release, system }: Assumptions): Grant {
  const { policy, since, until } = rule;
  const place = knowledge.place(rule.id, release);
  return {
    name: policy.name,
    side: rule.side,
    rule: rule.canonical,
    source: {
      file: place?.file ?? '',
      line: place?.line ?? 1,
      ...(since === null ? {} : { since }),
      ...(until === null ? {} : { until }),
    },
    privilege: policy.privilege,
    connection: connectionStatus(policy.facts, { system }).status,
    declared: null,
    connected: null,
    conditions: [...rule.conditions],
    blanket: isRule(rule.tree) && isBlanket(rule.tree),
    opens: policy.opens,
  };
}
