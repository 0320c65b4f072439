import type { Result } from '../result.ts';
import type { AskedRule } from './askable-rule.ts';
import type { NoInterfaceCertificate, PolicyCondition, RuleCertificate } from './certificate.ts';
import type { CertificateError, Decision, PolicyCount, RefutationReason } from './decision.ts';
import type { ExportedPolicy } from './exported-policy.ts';
import { originsOf, sideKey } from './origins.ts';
import { refuteUnderAssumptions } from './refute-under-assumptions.ts';
import { askSet } from './rule-set.ts';

type DecidedByRules = RuleCertificate | NoInterfaceCertificate;

/** Holds a certificate whose own rules bear out its claim against all rules of a release. */
export function refuteByPolicy(
  certificate: DecidedByRules,
  asked: readonly AskedRule[],
  policy: ExportedPolicy,
): Result<Decision, CertificateError> {
  if (certificate.claim === 'no-interface') {
    const { rules, digest } = certificate.searched;
    if (rules !== policy.size || digest !== policy.digest) {
      const message = `it was decided on ${rules} rules with the digest ${digest}, these are ${policy.size} with ${policy.digest}`;
      return { ok: false, error: { code: 'other-policy', message } };
    }
  }
  const unlike = findUnlike(certificate, policy);
  if (unlike) return { ok: true, value: { decided: 'otherwise', reason: unlike } };
  const { reason, count } =
    certificate.claim === 'no-interface'
      ? searchAll(certificate, asked, policy)
      : searchSide(certificate, asked, policy);
  return {
    ok: true,
    value: reason ? { decided: 'otherwise', reason, policy: count } : { decided: 'as-claimed', policy: count },
  };
}

/** A rule that the policy does not have, or only under conditions that the certificate does not name. */
function findUnlike(
  { claim, rules, access, conditions }: DecidedByRules,
  policy: ExportedPolicy,
): RefutationReason | undefined {
  const named = new Set(conditions.map(conditionKey));
  for (const [index, { rule, from, role }] of rules.entries()) {
    // An export has what snapd says: the template is in none, and of abstractions only that they are included.
    if (from.policy === 'template' || from.abstraction !== undefined) continue;
    const lines = policy.find(from, access, rule);
    if (lines.length === 0) return { code: 'rule-not-in-policy', rule: index };
    if (claim === 'no-interface' || role === 'near') continue;
    const [missing, ...others] = lines.map((line) =>
      line.conditions.find((condition) => condition.fact !== 'system' && !named.has(conditionKey(condition))),
    );
    if (missing && !others.includes(undefined)) return { code: 'condition-missing', rule: index, condition: missing };
  }
  return undefined;
}

interface Search {
  readonly reason: RefutationReason | undefined;
  readonly count: PolicyCount;
}

/** The interface that is said to permit, or to deny, does so with all its rules. */
function searchSide(certificate: RuleCertificate, asked: readonly AskedRule[], policy: ExportedPolicy): Search {
  const { access, variables, system, claim, rules } = certificate;
  const { template, interfaces } = originsOf(rules);
  const only = interfaces[0]?.by ?? { name: '' };
  const { sides, count } = policy.ask(access, variables, { system, only });
  const beside = [...template, ...rules.flatMap(({ from }, index) => (from.abstraction === undefined ? [] : [index]))];
  const set = [...new Set(beside)].flatMap((index) => asked[index] ?? []).concat(sides.flatMap((side) => side.rules));
  const reason = refuteUnderAssumptions(certificate, (asking) => {
    const isRefused = askSet(set, access, asking) === 'refused';
    if (claim === 'permits') return isRefused ? { code: 'not-permitted' } : undefined;
    return isRefused ? undefined : { code: 'permitted', by: only };
  });
  return { reason, count };
}

/** No side of any interface permits, but for those that are set aside. */
function searchAll(certificate: NoInterfaceCertificate, asked: readonly AskedRule[], policy: ExportedPolicy): Search {
  const { access, variables, system, rules } = certificate;
  const { template, interfaces } = originsOf(rules);
  const common = template.flatMap((index) => asked[index] ?? []);
  const aside = new Set(interfaces.flatMap(({ by, isBlanket }) => (isBlanket ? [sideKey(by)] : [])));
  const { sides, count } = policy.ask(access, variables, { system });
  const searched = sides.filter((side) => !aside.has(sideKey(side)));
  const reason = refuteUnderAssumptions(certificate, (asking) => {
    const found = searched.find((side) => askSet([...common, ...side.rules], access, asking) !== 'refused');
    return found && { code: 'permitted', by: { name: found.name, side: found.side } };
  });
  return { reason, count };
}

/** The same text for the same condition, whatever the order of its fields. */
function conditionKey({ fact, op, value }: PolicyCondition): string {
  return JSON.stringify([fact, op, value]);
}
