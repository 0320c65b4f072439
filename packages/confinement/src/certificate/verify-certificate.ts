import type { Access } from '../access.ts';
import { snapdToolOf } from '../labels/snapd-tool.ts';
import { checkAccess } from '../meaning/check-access.ts';
import { findExecConflict } from '../meaning/exec-conflict.ts';
import type { CompiledFileRule } from '../meaning/file.ts';
import { isBlanket } from '../meaning/is-blanket.ts';
import type { Result } from '../result.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { type AskedRule, prepareRule } from './askable-rule.ts';
import type { Certificate, NoInterfaceCertificate, ProfileCertificate, RuleCertificate } from './certificate.ts';
import { checkBounds } from './certificate-bounds.ts';
import { isOfOtherSystem } from './contradicts-system.ts';
import type { CertificateError, Decision, RefutationReason } from './decision.ts';
import type { ExportedPolicy } from './exported-policy.ts';
import { backendOf, readPolicyRule } from './policy-rule.ts';
import { refuteByPolicy } from './refute-by-policy.ts';
import { refuteByRules } from './refute-by-rules.ts';

/** The compiler compares exec rules in pairs; more than these few are in no honest certificate. */
const MOST_EXEC_RULES = 8;

/**
 * Decides a certificate again, from what it holds alone: its rules are read, their variables and holes filled in, and asked about its
 * access with the meaning that `checkPolicy` gives them. With a policy also that the rules stand in it, under no other conditions, and
 * that no rule of it decides otherwise. Never throws; bounded in time by `checkBounds`.
 */
export function verifyCertificate(
  certificate: Certificate,
  policy?: ExportedPolicy,
): Result<Decision, CertificateError> {
  const tooLarge = checkBounds(certificate);
  if (tooLarge) return { ok: false, error: tooLarge };
  if (certificate.claim === 'profile-of-snapd') return { ok: true, value: verifyProfile(certificate) };
  const { access, conditions, system } = certificate;
  const undecidable = checkDecidable(access);
  if (undecidable) return { ok: false, error: undecidable };
  const read = readRules(certificate);
  if (!read.ok) return read;
  const condition = conditions.find((one) => isOfOtherSystem(one, system));
  if (condition) return refuted({ code: 'other-system', condition });
  const reason = refuteByRules(certificate, read.value.asked) ?? read.value.reason;
  if (reason) return refuted(reason);
  return policy
    ? refuteByPolicy(certificate, read.value.asked, policy)
    : { ok: true, value: { decided: 'as-claimed' } };
}

function verifyProfile({ label, owner }: ProfileCertificate): Decision {
  return snapdToolOf(label) === owner
    ? { decided: 'as-claimed' }
    : { decided: 'otherwise', reason: { code: 'other-profile' } };
}

function checkDecidable(access: Access): RuleError | undefined {
  return access.kind === 'syscall' ? undefined : checkAccess(access);
}

interface ReadRules {
  readonly asked: readonly AskedRule[];
  /** A rule is not what the certificate says of it. */
  readonly reason?: RefutationReason;
}

function readRules(certificate: RuleCertificate | NoInterfaceCertificate): Result<ReadRules, CertificateError> {
  const { access, rules, variables } = certificate;
  const asked: AskedRule[] = [];
  const execs: CompiledFileRule[] = [];
  let reason: RefutationReason | undefined;
  for (const [index, { rule: text, role, blanket }] of rules.entries()) {
    const rule = readPolicyRule(text, backendOf(access));
    if (!rule.ok) return failed(rule.error, index);
    const prepared = prepareRule(rule.value, variables);
    if (!prepared.ok) return failed(prepared.error, index);
    if (prepared.value === null) {
      return failed({ code: 'unsupported', message: 'the rule is hardly more than a value of run time' }, index);
    }
    const answer = prepared.value.ask(access);
    if (!answer.ok) return failed(answer.error, index);
    asked.push(answer.value);
    if (prepared.value.compiled) execs.push(prepared.value.compiled);
    if (answer.value.role !== role) reason ??= { code: 'role', rule: index, found: answer.value.role };
    if (blanket && !isBlanket(rule.value)) reason ??= { code: 'not-blanket', rule: index };
  }
  // Rules of several interfaces never stand in one profile together, so that these may contradict each other.
  const conflict = certificate.claim === 'no-interface' ? undefined : findConflict(execs, variables);
  return conflict
    ? { ok: false, error: conflict }
    : { ok: true, value: { asked, ...(reason === undefined ? {} : { reason }) } };
}

function findConflict(
  compiled: readonly CompiledFileRule[],
  variables: RuleCertificate['variables'],
): CertificateError | undefined {
  const execs = compiled.filter(({ exec }) => exec !== undefined);
  if (execs.length > MOST_EXEC_RULES) {
    return { code: 'too-large', message: `there are more than ${MOST_EXEC_RULES} rules on running programs` };
  }
  return findExecConflict(execs, variables);
}

function refuted(reason: RefutationReason): Result<Decision, never> {
  return { ok: true, value: { decided: 'otherwise', reason } };
}

function failed({ code, message }: RuleError, rule: number): Result<never, CertificateError> {
  return { ok: false, error: { code, message, rule } };
}
