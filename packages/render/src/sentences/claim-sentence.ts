import type { Certificate, CertifiedRule } from '@whyblocked/contract';
import { accessSentence } from './access-sentence.ts';

/** What a certificate claims, as a sentence without its stop. Nothing in it is escaped. */
export function claimSentence(certificate: Certificate): string {
  const { release, system } = certificate;
  const policy = `snapd ${release} on ${system === 'core' ? 'Ubuntu Core' : 'a classic system'}`;
  const tried = accessSentence(certificate.access);
  switch (certificate.claim) {
    case 'permits':
      return `${policyName(certificate.rules)} of ${policy} permits: ${tried}`;
    case 'denied':
      return `${policyName(certificate.rules)} of ${policy} denies what its other rules permit: ${tried}`;
    case 'no-interface': {
      const aside = [...new Set(certificate.rules.filter(({ blanket }) => blanket).map(({ from }) => from.name))];
      const but = aside.length === 0 ? '' : ` but ${aside.join(', ')}, by a rule for everything,`;
      return `No interface of ${policy}${but} permits: ${tried}`;
    }
    case 'profile-of-snapd':
      return `The profile ${certificate.label} is that of ${certificate.owner}, about which no interface is`;
  }
}

function policyName(rules: readonly CertifiedRule[]): string {
  const from = rules.find(({ from: { policy } }) => policy === 'interface')?.from;
  if (!from) return 'The template';
  return `The interface ${from.name}${from.side === 'slot' ? ' (slot side)' : ''}`;
}
