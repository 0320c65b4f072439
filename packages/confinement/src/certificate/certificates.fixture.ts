import type { Access } from '../access.ts';
import type { CertifiedRule, NoInterfaceCertificate, RuleCertificate, RuleRole } from './certificate.ts';
import type { ExportedRule } from './exported-policy.ts';

/** "permits /etc/fstab r" as a rule of the plug side of an interface, with its role before it. */
export function certified(text: string, name = 'thing', parts: Partial<CertifiedRule> = {}): CertifiedRule {
  const [role = '', ...words] = text.split(' ');
  return { rule: words.join(' '), from: { policy: 'interface', name, side: 'plug' }, role: role as RuleRole, ...parts };
}

export function ruleCertificate(
  claim: RuleCertificate['claim'],
  access: Access,
  rules: readonly (string | CertifiedRule)[],
  parts: Partial<RuleCertificate> = {},
): RuleCertificate {
  return {
    claim,
    system: 'classic',
    access,
    variables: {},
    rules: rules.map((rule) => (typeof rule === 'string' ? certified(rule) : rule)),
    assumed: [],
    conditions: [],
    ...parts,
  };
}

export function noInterfaceCertificate(
  access: Access,
  rules: readonly CertifiedRule[],
  parts: Partial<NoInterfaceCertificate> = {},
): NoInterfaceCertificate {
  const { claim: _, ...rest } = ruleCertificate('permits', access, rules);
  return { ...rest, claim: 'no-interface', searched: { rules: 0, digest: 'none' }, ...parts };
}

/** A line of an export: a rule of the plug side of an interface. */
export function exported(name: string, rule: string, parts: Partial<ExportedRule> = {}): ExportedRule {
  return { interface: name, side: 'plug', backend: 'apparmor', rule, conditions: [], ...parts };
}
