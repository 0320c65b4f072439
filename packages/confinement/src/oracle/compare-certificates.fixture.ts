import type { Access } from '../access.ts';
import { prepareRule } from '../certificate/askable-rule.ts';
import type { Certificate, CertifiedRule, RuleCertificate } from '../certificate/certificate.ts';
import { readPolicyRule } from '../certificate/policy-rule.ts';
import { verifyCertificate } from '../certificate/verify-certificate.ts';
import type { Variables } from '../glob/variables.ts';
import { readFilePermissions } from '../rules/file-permissions.ts';
import { printRule } from '../rules/print-rule.ts';
import { widenHoles } from '../rules/widen-holes.ts';
import type { Disagreement, Question } from './compare-policies.fixture.ts';
import { type CompiledProfile, type Compiler, compileProfiles } from './compile-profile.fixture.ts';
import { walkAccess } from './walk-access.fixture.ts';

export interface CertificateComparison {
  /** Certificates that were decided as claimed, by their claim: each has to hold by the compiler too. */
  readonly held: Readonly<Record<RuleCertificate['claim'] | 'no-interface', number>>;
  /** Certificates that were decided otherwise: none may hold by the compiler. */
  readonly refuted: number;
  readonly disagreements: readonly Disagreement[];
}

/** Makes each claim of each access, true or not, and holds what `verifyCertificate` says against the compiled rules. */
export function compareCertificates(
  compiler: Compiler,
  asked: readonly Question[],
  vars: Variables = {},
): CertificateComparison {
  // What cannot be read is in no certificate; the compiler, which refuses most of it, takes long over it.
  const questions = asked.filter(({ rules, accesses: [access] }) => access && certify(rules, access, vars));
  const allowing = questions.map(({ rules }) => rules.filter((rule) => !/^(?:audit )?deny /.test(rule)));
  const all = compileProfiles(
    compiler,
    questions.map(({ rules }) => rules.map(compilable)),
    vars,
  );
  const undenied = compileProfiles(
    compiler,
    allowing.map((rules) => rules.map(compilable)),
    vars,
  );
  const held = { permits: 0, denied: 0, 'no-interface': 0 };
  const disagreements: Disagreement[] = [];
  let refuted = 0;
  for (const [index, { rules, accesses }] of questions.entries()) {
    const profiles = [all[index], undenied[index]] as const;
    for (const access of accesses) {
      const certified = certify(rules, access, vars);
      if (!certified || !profiles[0] || !profiles[1]) continue;
      for (const certificate of claims(certified, access, vars)) {
        const decision = verifyCertificate(certificate);
        const ours = decision.ok ? decision.value.decided : decision.error.code;
        const compiled = isTrue(certificate.claim, profiles[0], profiles[1], access) ? 'as-claimed' : 'otherwise';
        if (ours !== compiled) {
          // As permits, so that known differences of single rules are known here as well.
          const told = (verdict: string) => String((verdict === 'as-claimed') === (certificate.claim === 'permits'));
          disagreements.push({ rules, access, ours: told(ours), compiler: told(compiled) });
        } else if (ours === 'as-claimed') held[certificate.claim as keyof typeof held]++;
        else refuted++;
      }
    }
  }
  return { held, refuted, disagreements };
}

function isTrue(claim: Certificate['claim'], all: CompiledProfile, undenied: CompiledProfile, access: Access): boolean {
  const isPermitted = walkAccess(all, access);
  if (claim === 'permits') return isPermitted;
  return !isPermitted && (claim === 'no-interface' || walkAccess(undenied, access));
}

/** Each rule with the role that it has; undefined when one of them is not modelled. */
function certify(rules: readonly string[], access: Access, vars: Variables): readonly CertifiedRule[] | undefined {
  const certified: CertifiedRule[] = [];
  for (const rule of rules) {
    const read = readPolicyRule(rule, 'apparmor');
    const prepared = read.ok ? prepareRule(read.value, vars) : read;
    const asked = prepared.ok ? prepared.value?.ask(access) : prepared;
    if (!asked?.ok) return undefined;
    certified.push({ rule, from: { policy: 'interface', name: 'thing', side: 'plug' }, role: asked.value.role });
  }
  return certified;
}

function claims(rules: readonly CertifiedRule[], access: Access, variables: Variables): readonly Certificate[] {
  const assumed = ['owner', 'run-time-values'] as const;
  const decided = { system: 'classic', access, variables, rules, assumed, conditions: [] } as const;
  return [
    { ...decided, claim: 'permits' },
    { ...decided, claim: 'denied' },
    { ...decided, claim: 'no-interface', searched: { rules: 0, digest: '' } },
  ];
}

/** A rule as the compiler takes it: with its holes widened, and the letters of a transition side by side. */
function compilable(text: string): string {
  const rule = readPolicyRule(text, 'apparmor');
  const wide = rule.ok && rule.value.kind !== 'seccomp' ? widenHoles(rule.value) : null;
  if (wide === null) return text;
  if (wide.kind !== 'file' || wide.perms === undefined) return `${printRule(wide)},`;
  const read = readFilePermissions(wide.perms, { deny: wide.effect === 'deny', named: wide.target !== undefined });
  const perms = read.ok ? `${read.value.letters}${read.value.exec ?? ''}` : wide.perms;
  return `${printRule({ ...wide, perms })},`;
}
