import type { Access, Subject } from '@whyblocked/contract';
import { isInRelease } from '@whyblocked/dataset';
import { subProfileOf } from '../effective/sub-profile-of.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { candidateRules } from '../matching/candidate-rules.ts';
import type { RuleCompiler } from '../matching/rule-compiler.ts';
import { ruleVerdict } from '../matching/rule-verdict.ts';

/**
 * The rule by which the profile of one of snapd's own tools permits an access in a release; null where none does. Conditions of the host
 * are taken to hold: what a tool is refused on one host is permitted to it by the rule for that host.
 */
export function toolRule(
  knowledge: Knowledge,
  release: string,
  access: Access,
  subject: Subject,
  compiler: RuleCompiler,
): StoredRule | null {
  const sub = subProfileOf(subject.label);
  const rules = candidateRules(knowledge, access).filter(
    ({ policy, profile, since, until }) =>
      policy.kind === 'template' &&
      policy.name === subject.owner &&
      (profile ?? '') === sub &&
      isInRelease(release, since, until),
  );
  const verdict = ruleVerdict(rules, access, subject, compiler);
  return verdict.permitted ? (verdict.deciding[0] ?? null) : null;
}
