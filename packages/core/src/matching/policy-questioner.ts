import type { Access, Subject } from '@whyblocked/contract';
import { ComposedProfile } from '../effective/composed-profile.ts';
import { subProfileOf } from '../effective/sub-profile-of.ts';
import { cached } from '../knowledge/cached.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import type { Assumptions } from './assumptions.ts';
import { candidateRules } from './candidate-rules.ts';
import { grantOf } from './grant-of.ts';
import { includersOf } from './includers.ts';
import type { PolicyAnswer } from './policy-answer.ts';
import { rankGrants, type WeighedGrant, weigh } from './rank-grants.ts';
import { RuleCompiler } from './rule-compiler.ts';
import { ruleVerdict } from './rule-verdict.ts';

/** Asks the policy of one release and system what would permit an access to a snap. */
export type AskPolicy = (access: Access, subject: Subject) => PolicyAnswer;

/** Kinds of access of which no rule is known: that nothing was found then says nothing. */
const NOT_MODELLED = new Set<Access['kind']>(['device', 'other']);

/** One side of an interface, and the rule that brings an abstraction in where one does. */
interface Provider {
  readonly name: string;
  readonly side: 'plug' | 'slot';
  readonly via?: StoredRule;
}

/**
 * Each interface is tried on its own: in the profile as it would be with that one connection and no other, so that denies,
 * flags and texts that replace others count.
 */
export function createPolicyQuestioner(knowledge: Knowledge, assumptions: Assumptions): AskPolicy {
  const { release, system } = assumptions;
  const compiler = new RuleCompiler();
  const apparmor = knowledge.apparmorOf(release);
  const includers = includersOf(knowledge, release, apparmor);
  const bare = new ComposedProfile(knowledge, { release, system, connections: [] });
  const connected = cached((key: string) => {
    const [name = '', side] = key.split(' ');
    const connection = { interface: name, side: side === 'slot' ? 'slot' : 'plug' } as const;
    return new ComposedProfile(knowledge, { release, system, connections: [connection] });
  });
  // Bounded by the number of rules: what a grant says depends on the rules and the assumptions alone.
  const grantOfRule = cached((rule: StoredRule) =>
    cached((via: StoredRule | undefined) => weigh(grantOf(knowledge, rule, via, assumptions))),
  );

  return (access, subject) => {
    const rules = candidateRules(knowledge, access);
    const sub = access.kind === 'syscall' ? '' : subProfileOf(subject.label);
    const common = rules.filter(({ policy }) => policy.kind !== 'interface');
    const inTemplate = common.filter((rule) => bare.holds(rule, sub) === true);
    const own = ruleVerdict(inTemplate, access, subject, compiler);
    // What was refused although some arguments are permitted had others.
    const ownPermits = own.permitted && !own.withArguments;
    const groups = Map.groupBy(
      rules.flatMap((rule) => providersOf(rule).map((provider) => ({ rule, provider }))),
      ({ provider }) => `${provider.name} ${provider.side}`,
    );
    const grants: WeighedGrant[] = [];
    for (const [key, group] of groups) {
      const profile = connected(key);
      const added = group.filter(({ rule }) => profile.holds(rule, sub) !== false);
      if (added.length === 0) continue;
      const stays = profile.changesTemplate ? common.filter((rule) => profile.holds(rule, sub) === true) : inTemplate;
      const together = [...new Set([...stays, ...added.map(({ rule }) => rule)])];
      const verdict = ruleVerdict(together, access, subject, compiler);
      const best = verdict.permitted && verdict.deciding.find((rule) => !inTemplate.includes(rule));
      if (!best) continue;
      const via = added.find(({ rule }) => rule === best)?.provider.via;
      grants.push(grantOfRule(best)(via));
    }
    return {
      inTemplate: ownPermits,
      refusing: own.permitted ? [] : own.deciding,
      grants: rankGrants(grants),
      modelled: isModelled(access),
    };
  };

  function providersOf(rule: StoredRule): readonly Provider[] {
    const { policy, side } = rule;
    if (policy.kind === 'interface' && side !== null) return [{ name: policy.name, side }];
    if (policy.kind !== 'abstraction') return [];
    return (includers.get(policy.name) ?? []).flatMap((via) =>
      via.side === null ? [] : [{ name: via.policy.name, side: via.side, via }],
    );
  }
}

/** A file access whose record was cut before its mask cannot be asked about either. */
function isModelled(access: Access): boolean {
  return !NOT_MODELLED.has(access.kind) && !(access.kind === 'file' && access.mask === '');
}
