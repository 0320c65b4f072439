import type { Access } from '../access.ts';
import type { Variables } from '../glob/variables.ts';
import type { SnapdTool } from '../labels/snapd-tool.ts';

/**
 * Everything that is needed to decide once more what an answer says of one access, and nothing else. The contract package
 * declares the same shapes as schemas.
 */
export type Certificate = RuleCertificate | NoInterfaceCertificate | ProfileCertificate;

/**
 * `permits`: these rules, all of one side of one interface or of the template, permit the access. `denied`: they would, were it
 * not for one of them that denies it.
 */
export interface RuleCertificate extends DecidedByRules {
  readonly claim: 'permits' | 'denied';
}

/** No interface of the release permits the access, but for those whose rules are marked as blanket. */
export interface NoInterfaceCertificate extends DecidedByRules {
  readonly claim: 'no-interface';
  /** All that was searched: the lines of the policy export of this release and system. */
  readonly searched: { readonly rules: number; readonly digest: string };
}

/** The profile that refused is one of snapd's own tools: no interface is about it. */
export interface ProfileCertificate {
  readonly claim: 'profile-of-snapd';
  readonly owner: SnapdTool;
  /** The security label as logged. */
  readonly label: string;
}

interface DecidedByRules {
  readonly system: 'classic' | 'core';
  readonly access: Access;
  /** What the variables in the rules stand for. */
  readonly variables: Variables;
  readonly rules: readonly CertifiedRule[];
  /** What the claim rests on and the access does not tell. */
  readonly assumed: readonly Assumed[];
  /** What only run time knows and the claim rests on; all must hold. */
  readonly conditions: readonly PolicyCondition[];
}

/**
 * `owner`: who asked owns the file. `arguments`: the arguments of the system call are as the filter asks for. `run-time-values`: the holes
 * of the rules stand for what fits.
 */
export type Assumed = 'owner' | 'arguments' | 'run-time-values';

export interface CertifiedRule {
  /** The canonical text; a seccomp line where the access is a system call. */
  readonly rule: string;
  readonly from: RuleOrigin;
  readonly role: RuleRole;
  /** It permits nearly everything of its kind, and is therefore no answer to this access. */
  readonly blanket?: boolean | undefined;
}

export interface RuleOrigin {
  readonly policy: 'interface' | 'template';
  readonly name: string;
  readonly side?: 'plug' | 'slot' | undefined;
  /** The abstraction that holds the rule and is included. */
  readonly abstraction?: string | undefined;
}

/** What one rule says to the access: it permits it or a part of it, it denies it or a part, or it only comes near. */
export type RuleRole = 'permits' | 'denies' | 'near';

export interface PolicyCondition {
  readonly fact: string;
  readonly op: string;
  readonly value?: string | boolean | readonly string[] | undefined;
}
