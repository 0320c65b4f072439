import { assumptionsOf } from './assumptions.ts';
import type { NoInterfaceCertificate, RuleCertificate } from './certificate.ts';
import type { RefutationReason } from './decision.ts';
import type { Asking } from './rule-set.ts';

/** Whether a claim holds, and only under assumptions that the certificate names. */
export function refuteUnderAssumptions(
  { access, assumed }: RuleCertificate | NoInterfaceCertificate,
  refute: (asking: Asking) => RefutationReason | undefined,
): RefutationReason | undefined {
  const reason = refute({ asOwner: true });
  if (reason) return reason;
  const needed = assumptionsOf(access, (asking) => refute(asking) === undefined);
  const assumption = needed.find((one) => !assumed.includes(one));
  return assumption && { code: 'assumption-missing', assumption };
}
