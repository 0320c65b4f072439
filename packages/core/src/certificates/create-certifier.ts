import { checkBounds } from '@whyblocked/confinement';
import { type Certificate, type Finding, type Grant, limits } from '@whyblocked/contract';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Assumptions } from '../matching/assumptions.ts';
import { RuleCompiler } from '../matching/rule-compiler.ts';
import { rulesAbout } from '../matching/rules-about.ts';
import { systemVariables } from '../matching/system-variables.ts';
import { answerRules } from './answered-rule.ts';
import type { Asked } from './asked.ts';
import { grantCertificate } from './grant-certificate.ts';
import { noInterfaceCertificate } from './no-interface-certificate.ts';

type Judged = Pick<Finding, 'subject' | 'outcome' | 'interfaces'> & { readonly access: NonNullable<Finding['access']> };

/** Gives a finding what is needed to decide it again: the first of its grants, or that there is none, each with a certificate. */
export type Certify = (judged: Judged) => Pick<Finding, 'interfaces' | 'certificate'>;

export function createCertifier(knowledge: Knowledge, assumptions: Assumptions): Certify {
  const compiler = new RuleCompiler();
  return ({ subject, outcome, access, interfaces }) => {
    const { owner, label } = subject;
    const isNone = outcome === 'no-interface';
    if (isNone && (owner === 'snap-confine' || owner === 'snap-update-ns')) {
      const { release, system } = assumptions;
      const schema = 'whyblocked/certificate@1';
      return { interfaces, ...within({ schema, claim: 'profile-of-snapd', release, system, access, owner, label }) };
    }
    if (!isNone && interfaces.length === 0) return { interfaces };
    const rules = answerRules(rulesAbout(knowledge, access, assumptions), access, subject, compiler);
    const asked: Asked = { access, knowledge, assumptions, variables: systemVariables(subject) };
    const certified = interfaces.map((grant, index): Grant => {
      if (index >= limits.certifiedGrants) return grant;
      const ofSide = rules.filter(({ rule }) => rule.policy.name === grant.name && rule.side === grant.side);
      return { ...grant, ...within(grantCertificate(grant, ofSide, asked)) };
    });
    return { interfaces: certified, ...(isNone ? within(noInterfaceCertificate(interfaces, rules, asked)) : {}) };
  };
}

/** What is too large to be decided again is no certificate: only an access that no kernel makes is. */
function within(certificate: Certificate | null): { readonly certificate?: Certificate } {
  return certificate && !checkBounds(certificate) ? { certificate } : {};
}
