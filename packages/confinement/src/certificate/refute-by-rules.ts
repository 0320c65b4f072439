import type { AskedRule } from './askable-rule.ts';
import type { NoInterfaceCertificate, RuleCertificate } from './certificate.ts';
import type { RefutationReason } from './decision.ts';
import { originsOf } from './origins.ts';
import { refuteUnderAssumptions } from './refute-under-assumptions.ts';
import { type Asking, askSet } from './rule-set.ts';

/** Why the rules of a certificate, asked one by one, do not bear out its claim; undefined when they do. */
export function refuteByRules(
  certificate: RuleCertificate | NoInterfaceCertificate,
  asked: readonly AskedRule[],
): RefutationReason | undefined {
  const { access, assumed } = certificate;
  const refute = (asking: Asking) =>
    certificate.claim === 'no-interface'
      ? refuteNothingPermits(certificate, asked, asking)
      : refuteClaim(certificate, asked, asking);
  const reason = refuteUnderAssumptions(certificate, refute);
  if (reason) return reason;
  const byArguments = certificate.claim === 'permits' && askSet(asked, access, { asOwner: true }) === 'with-arguments';
  return byArguments && !assumed.includes('arguments')
    ? { code: 'assumption-missing', assumption: 'arguments' }
    : undefined;
}

function refuteClaim(
  certificate: RuleCertificate,
  asked: readonly AskedRule[],
  asking: Asking,
): RefutationReason | undefined {
  const { access, claim } = certificate;
  const { interfaces } = originsOf(certificate.rules);
  if (interfaces.length > 1) return { code: 'several-interfaces' };
  const isRefused = askSet(asked, access, asking) === 'refused';
  if (claim === 'permits') return isRefused ? { code: 'not-permitted' } : undefined;
  if (!isRefused) return { code: 'permitted', by: interfaces[0]?.by ?? { name: 'template' } };
  return askSet(asked, access, { ...asking, withoutDenials: true }) === 'refused' ? { code: 'not-denied' } : undefined;
}

/** Each interface is one policy together with the template; those with a rule for everything are set aside. */
function refuteNothingPermits(
  certificate: NoInterfaceCertificate,
  asked: readonly AskedRule[],
  asking: Asking,
): RefutationReason | undefined {
  const { access, rules } = certificate;
  const { template, interfaces } = originsOf(rules);
  const pick = (indices: readonly number[]) => indices.flatMap((index) => asked[index] ?? []);
  const sets = [{ by: { name: 'template' }, indices: [], isBlanket: false }, ...interfaces];
  const permitting = sets.find(
    ({ indices, isBlanket }) => !isBlanket && askSet(pick([...template, ...indices]), access, asking) !== 'refused',
  );
  return permitting && { code: 'permitted', by: permitting.by };
}
