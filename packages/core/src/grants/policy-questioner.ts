import type { Access, Subject } from '@whyblocked/contract';
import { cached } from '../knowledge/cached.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { RuleCompiler } from '../matching/rule-compiler.ts';
import { ruleVerdict } from '../matching/rule-verdict.ts';
import type { Assumptions } from './assumptions.ts';
import { grantOf } from './grant-of.ts';
import type { PolicyAnswer } from './policy-answer.ts';
import { rankGrants, type WeighedGrant, weigh } from './rank-grants.ts';
import { createTrial, type TryInterfaces } from './trial.ts';

/** Asks the policy of one release and system what would permit an access to a snap. */
export type AskPolicy = (access: Access, subject: Subject) => PolicyAnswer;

/** Kinds of access of which no rule is known: that nothing was found then says nothing. */
const NOT_MODELLED = new Set<Access['kind']>(['device', 'other']);

export function createPolicyQuestioner(
  knowledge: Knowledge,
  assumptions: Assumptions,
  trial: TryInterfaces = createTrial(knowledge, assumptions),
): AskPolicy {
  const compiler = new RuleCompiler(assumptions.release);
  // Bounded by the number of rules: what a grant says depends on the rules and the assumptions alone.
  const grantOfRule = cached((rule: StoredRule) =>
    cached((via: StoredRule | undefined) => weigh(grantOf(knowledge, rule, via, assumptions))),
  );

  return (access, subject) => {
    const { inTemplate, sides } = trial(access, subject);
    const own = ruleVerdict(inTemplate, access, subject, compiler);
    // What was refused although some arguments are permitted had others.
    const ownPermits = own.permitted && !own.withArguments;
    const grants = sides.flatMap(({ rules, added }): WeighedGrant[] => {
      const verdict = ruleVerdict(rules, access, subject, compiler);
      const best = verdict.permitted && verdict.deciding.find((rule) => added.has(rule));
      return best ? [grantOfRule(best)(added.get(best))] : [];
    });
    return {
      inTemplate: ownPermits,
      refusing: own.permitted ? [] : own.deciding,
      grants: rankGrants(grants),
      modelled: isModelled(access),
    };
  };
}

/** A file access whose record was cut before its mask cannot be asked about either. */
function isModelled(access: Access): boolean {
  return !NOT_MODELLED.has(access.kind) && !(access.kind === 'file' && access.mask === '');
}
