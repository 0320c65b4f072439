import { askSet } from '@whyblocked/confinement';
import type { Access } from '@whyblocked/contract';
import type { AnsweredRule } from './answered-rule.ts';

/**
 * As few rules of one policy as permit an access together, `best` among them, with all that deny a part of it. Null when they do not
 * permit it.
 */
export function permittingRules(
  answered: readonly AnsweredRule[],
  access: Access,
  best: string,
): readonly AnsweredRule[] | null {
  const denials = answered.filter(({ role }) => role === 'denies');
  const permits = (chosen: readonly AnsweredRule[]) =>
    askSet([...chosen, ...denials], access, { asOwner: true }) !== 'refused';
  const others = answered.filter(({ role }) => role !== 'denies').sort((a, b) => weakness(a, best) - weakness(b, best));
  const enough = others.findIndex((_, index) => permits(others.slice(0, index + 1)));
  if (enough === -1) return null;
  let chosen = others.slice(0, enough + 1);
  for (const one of chosen.slice(1)) {
    const rest = chosen.filter((other) => other !== one);
    if (permits(rest)) chosen = rest;
  }
  return [...chosen, ...denials];
}

/** The rule that is shown comes first, then those that rest on nothing that only run time knows. */
function weakness({ rule, role, hole }: AnsweredRule, best: string): number {
  if (rule.canonical === best) return 0;
  return 1 + (role === 'permits' ? 0 : 4) + (hole ? 2 : 0) + (rule.conditions.length > 0 ? 1 : 0);
}
