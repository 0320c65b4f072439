import { isBlanket } from '@whyblocked/confinement';
import type { CertifiedRule, Condition } from '@whyblocked/contract';
import { isRule } from '../knowledge/stored-tree.ts';
import type { AnsweredRule } from './answered-rule.ts';
import type { Asked } from './asked.ts';

/** A rule as a certificate tells it, with its place in the source of one release. */
export function certifiedRule({ rule, role }: AnsweredRule, { knowledge, assumptions }: Asked): CertifiedRule {
  const { policy, side, canonical, id } = rule;
  const place = knowledge.place(id, assumptions.release);
  return {
    rule: canonical,
    from: {
      policy: policy.kind,
      name: policy.name,
      ...(policy.kind === 'interface' ? { side } : {}),
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
