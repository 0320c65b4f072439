import type { DecidingRule } from '@whyblocked/contract';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';

/** Rules that are named where several decide alike. */
const MOST_RULES = 3;

/** Stored rules as the contract tells them, with where each stands in a release of snapd. */
export function decidingRules(
  knowledge: Knowledge,
  release: string,
  rules: readonly StoredRule[],
  most = MOST_RULES,
): DecidingRule[] {
  return rules.slice(0, most).map((rule) => {
    const { policy, canonical, since, until } = rule;
    const place = knowledge.place(rule, policy.kind === 'abstraction' ? knowledge.apparmorOf(release) : release);
    return {
      policy: `${policy.kind} ${policy.name}`,
      rule: canonical,
      source: {
        file: place?.file ?? '',
        line: place?.line ?? 1,
        ...(since === null ? {} : { since }),
        ...(until === null ? {} : { until }),
      },
    };
  });
}
