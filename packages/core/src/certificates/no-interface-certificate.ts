import { type Asking, askSet, assumptionsOf } from '@whyblocked/confinement';
import { type Grant, limits, type NoInterfaceCertificate } from '@whyblocked/contract';
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
  answered: readonly AnsweredRule[],
  asked: Asked,
): NoInterfaceCertificate | null {
  const { access, knowledge, variables } = asked;
  const { release, system } = asked.assumptions;
  const searched = knowledge.policyDigest(release, system);
  const template = answered.filter(isOfTemplate);
  const sides = [
    ...Map.groupBy(
      answered.filter((one) => !isOfTemplate(one)),
      sideOf,
    ).entries(),
  ];
  const aside: AnsweredRule[] = [];
  const refusing: AnsweredRule[][] = [];
  for (const [side, rules] of sides) {
    const grant = grants.find(({ name, side: ofGrant }) => side === `${name} ${ofGrant}`);
    const permitting = grant && permittingRules(rules, access, grant.rule);
    if (permitting) aside.push(...permitting);
    else refusing.push(rules);
  }
  const holds = (asking: Asking) =>
    [[], ...refusing].every((rules) => askSet([...template, ...rules], access, asking) === 'refused');
  if (!searched || !holds({ asOwner: true })) return null;
  return {
    schema: 'whyblocked/certificate@1',
    claim: 'no-interface',
    release,
    system,
    access,
    variables: Object.fromEntries(Object.entries(variables).map(([name, values]) => [name, [...values]])),
    rules: [
      ...aside.map((one) => asideRule(one, asked)),
      ...nearest([...template, ...refusing.flat()]).map((one) => certifiedRule(one, asked)),
    ],
    assumed: [...assumptionsOf(access, holds)],
    conditions: [],
    searched: { ...searched },
  };
}

function isOfTemplate({ rule }: AnsweredRule): boolean {
  return rule.policy.kind === 'template';
}

function sideOf({ rule }: AnsweredRule): string {
  return `${rule.policy.name} ${rule.side}`;
}

const RANK = { denies: 0, permits: 1, near: 2 };

/** Denials first: without one of them what is left might permit. */
function nearest(answered: readonly AnsweredRule[]): readonly AnsweredRule[] {
  return [...answered].sort((a, b) => RANK[a.role] - RANK[b.role]).slice(0, limits.nearRules);
}
