import { isBlanket } from '@whyblocked/confinement';
import type { CertifiedRule, Condition } from '@whyblocked/contract';
import { isRule } from '../knowledge/stored-tree.ts';
import type { AnsweredRule } from './answered-rule.ts';
import type { Asked } from './asked.ts';

/** A rule as a certificate tells it, with its place in the source of one release. */
export function certifiedRule({ rule, role }: AnsweredRule, { knowledge, assumptions, tried }: Asked): CertifiedRule {
  const { policy, canonical } = rule;
  const { release } = assumptions;
  const isAbstraction = policy.kind === 'abstraction';
  const place = knowledge.place(rule, isAbstraction ? knowledge.apparmorOf(release) : release);
  const ofSide = tried?.added.has(rule) === true;
  return {
    rule: canonical,
    from: {
      ...(ofSide
        ? { policy: 'interface', name: tried.name, side: tried.side }
        : { policy: 'template', name: isAbstraction ? 'app' : policy.name }),
      ...(isAbstraction ? { abstraction: policy.name } : {}),
      ...(place ? { file: place.file, line: place.line } : {}),
    },
    role,
  };
}

/** The same for a rule that is set aside, if it is one for everything. */
export function asideRule(answered: AnsweredRule, asked: Asked): CertifiedRule {
  const { tree } = answered.rule;
  const told = certifiedRule(answered, asked);
  return told.role === 'permits' && isRule(tree) && isBlanket(tree) ? { ...told, blanket: true } : told;
}

/** What only run time knows and a claim rests on: the conditions of the rules that bear it, each once. */
export function conditionsOf(answered: readonly AnsweredRule[]): Condition[] {
  const bearing = answered.filter(({ role }) => role !== 'near').flatMap(({ rule }) => rule.conditions);
  return [...new Map(bearing.map((condition) => [JSON.stringify(condition), condition])).values()];
}
