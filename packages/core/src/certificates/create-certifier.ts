import { checkBounds } from '@whyblocked/confinement';
import { type Certificate, type Finding, type Grant, limits } from '@whyblocked/contract';
import type { Assumptions } from '../grants/assumptions.ts';
import { createTrial, type TryInterfaces } from '../grants/trial.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { RuleCompiler } from '../matching/rule-compiler.ts';
import { systemVariables } from '../matching/system-variables.ts';
import { answerRules } from './answered-rule.ts';
import type { Asked } from './asked.ts';
import { grantCertificate } from './grant-certificate.ts';
import { noInterfaceCertificate } from './no-interface-certificate.ts';

type Judged = Pick<Finding, 'subject' | 'outcome' | 'interfaces'> & { readonly access: NonNullable<Finding['access']> };

/** Gives a finding what is needed to decide it again: the first of its grants, or that there is none, each with a certificate. */
export type Certify = (judged: Judged) => Pick<Finding, 'interfaces' | 'certificate'>;

export function createCertifier(
  knowledge: Knowledge,
  assumptions: Assumptions,
  trial: TryInterfaces = createTrial(knowledge, assumptions),
): Certify {
  const compiler = new RuleCompiler(assumptions.release);
  return ({ subject, outcome, access, interfaces }) => {
    const { owner, label } = subject;
    // Where a broad one would permit it and is only not advised, there is nothing to be proven.
    const isNone = outcome === 'no-interface' && interfaces.every(({ blanket }) => blanket);
    if (owner === 'snap-confine' || owner === 'snap-update-ns') {
      const { release, system } = assumptions;
      const schema = 'whyblocked/certificate@1';
      return { interfaces, ...within({ schema, claim: 'profile-of-snapd', release, system, access, owner, label }) };
    }
    if (!isNone && interfaces.length === 0) return { interfaces };
    const { inTemplate, sides } = trial(access, subject);
    const answered = (rules: readonly StoredRule[]) => answerRules(rules, access, subject, compiler);
    const asked: Asked = { access, knowledge, assumptions, variables: systemVariables(subject) };
    const certified = interfaces.map((grant, index): Grant => {
      if (index >= limits.certifiedGrants) return grant;
      const tried = sides.find(({ name, side }) => name === grant.name && side === grant.side);
      return {
        ...grant,
        ...within(tried ? grantCertificate(grant, answered(tried.rules), { ...asked, tried }) : null),
      };
    });
    if (!isNone) return { interfaces: certified };
    const ofSides = sides.map((tried) => ({ tried, rules: answered([...tried.added.keys()]) }));
    return {
      interfaces: certified,
      ...within(noInterfaceCertificate(interfaces, answered(inTemplate), ofSides, asked)),
    };
  };
}

/** What is too large to be decided again is no certificate: only an access that no kernel makes is. */
function within(certificate: Certificate | null): { readonly certificate?: Certificate } {
  return certificate && !checkBounds(certificate) ? { certificate } : {};
}
