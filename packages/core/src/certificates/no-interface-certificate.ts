import { type Asking, askSet, assumptionsOf } from '@whyblocked/confinement';
import { type CertifiedRule, type Grant, limits, type NoInterfaceCertificate } from '@whyblocked/contract';
import type { TriedSide } from '../grants/trial.ts';
import type { AnsweredRule } from './answered-rule.ts';
import type { Asked } from './asked.ts';
import { asideRule, certifiedRule } from './certified-rule.ts';
import { permittingRules } from './permitting-rules.ts';

/**
 * That no interface permits an access: the rules that come nearest, those for everything that are set aside (`grants`), and a
 * digest of all that was searched. Null when something else permits it, or the knowledge holds no digest.
 */
export function noInterfaceCertificate(
  grants: readonly Grant[],
  template: readonly AnsweredRule[],
  sides: readonly { readonly tried: TriedSide; readonly rules: readonly AnsweredRule[] }[],
  asked: Asked,
): NoInterfaceCertificate | null {
  const { access, knowledge, variables } = asked;
  const { release, system } = asked.assumptions;
  const searched = knowledge.policyDigest(release, system);
  const aside: CertifiedRule[] = [];
  const refusing: { readonly tried: TriedSide; readonly rules: readonly AnsweredRule[] }[] = [];
  for (const one of sides) {
    const { tried, rules } = one;
    const grant = grants.find(({ name, side }) => name === tried.name && side === tried.side);
    const permitting = grant && permittingRules(rules, access, grant.rule);
    if (permitting) aside.push(...permitting.map((rule) => asideRule(rule, { ...asked, tried })));
    else refusing.push(one);
  }
  const holds = (asking: Asking) =>
    [[], ...refusing.map(({ rules }) => rules)].every(
      (rules) => askSet([...template, ...rules], access, asking) === 'refused',
    );
  if (!searched || !holds({ asOwner: true })) return null;
  return {
    schema: 'whyblocked/certificate@1',
    claim: 'no-interface',
    release,
    system,
    access,
    variables: Object.fromEntries(Object.entries(variables).map(([name, values]) => [name, [...values]])),
    rules: [
      ...aside,
      ...nearest([
        ...template.map((one) => certifiedRule(one, asked)),
        ...refusing.flatMap(({ tried, rules }) => rules.map((one) => certifiedRule(one, { ...asked, tried }))),
      ]),
    ],
    assumed: [...assumptionsOf(access, holds)],
    conditions: [],
    searched: { ...searched },
  };
}

const RANK = { denies: 0, permits: 1, near: 2 };

/** Denials first: without one of them what is left might permit. */
function nearest(rules: readonly CertifiedRule[]): readonly CertifiedRule[] {
  return [...rules].sort((a, b) => RANK[a.role] - RANK[b.role]).slice(0, limits.nearRules);
}
