import type { Access, Subject } from '@whyblocked/contract';
import { cached } from '../knowledge/cached.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import type { Assumptions } from './assumptions.ts';
import { grantOf } from './grant-of.ts';
import { permittingRule } from './permitting-rule.ts';
import type { PolicyAnswer } from './policy-answer.ts';
import { rankGrants, type WeighedGrant, weigh } from './rank-grants.ts';
import { RuleCompiler } from './rule-compiler.ts';
import { bySide, rulesAbout } from './rules-about.ts';

/** Asks the policy of one release and system what would permit an access to a snap. */
export type AskPolicy = (access: Access, subject: Subject) => PolicyAnswer;

/** Kinds of access of which no rule is known: that nothing was found then says nothing. */
const NOT_MODELLED = new Set<Access['kind']>(['device', 'other']);

export function createPolicyQuestioner(knowledge: Knowledge, assumptions: Assumptions): AskPolicy {
  const compiler = new RuleCompiler();
  // Bounded by the number of rules: what a grant says depends on the rule and the assumptions alone.
  const grantOfRule = cached((rule: StoredRule) => weigh(grantOf(knowledge, rule, assumptions)));

  return (access, subject) => {
    const groups = bySide(rulesAbout(knowledge, access, assumptions));
    const grants: WeighedGrant[] = [];
    let inTemplate = false;
    for (const group of groups.values()) {
      const rule = permittingRule(group, access, subject, compiler);
      if (!rule) continue;
      if (rule.policy.kind === 'template') inTemplate = true;
      else grants.push(grantOfRule(rule));
    }
    return { inTemplate, grants: rankGrants(grants), modelled: isModelled(access) };
  };
}

/** A file access whose record was cut before its mask cannot be asked about either. */
function isModelled(access: Access): boolean {
  return !NOT_MODELLED.has(access.kind) && !(access.kind === 'file' && access.mask === '');
}
