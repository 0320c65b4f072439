import type { Access } from '../access.ts';
import { speaksOf } from '../meaning/compile-rule.ts';
import type { Result } from '../result.ts';
import { parseRule } from '../rules/parse-rule.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { parseSeccompLine } from '../seccomp-filter/parse-seccomp-line.ts';
import type { SeccompRule } from '../seccomp-filter/seccomp-rule.ts';

/** A rule of one of the two policies that decide on accesses. */
export type PolicyRule = Rule | SeccompRule;

/** Which policy decides on an access. */
export function backendOf(access: Access): 'apparmor' | 'seccomp' {
  return access.kind === 'syscall' ? 'seccomp' : 'apparmor';
}

/** Reads the canonical text of one rule. */
export function readPolicyRule(text: string, backend: 'apparmor' | 'seccomp'): Result<PolicyRule, RuleError> {
  if (backend === 'apparmor') return parseRule(text);
  const line = parseSeccompLine(text);
  if (!line.ok) return line;
  if (line.value === null) return { ok: false, error: { code: 'invalid-rule', message: 'an empty line' } };
  return { ok: true, value: line.value };
}

/** Whether a rule may have something to say on such an access; what an include holds is not known. */
export function mayBearOn(rule: PolicyRule, access: Access): boolean {
  if (rule.kind !== 'seccomp') return rule.kind === 'include' || speaksOf(rule, access);
  return rule.syscall.startsWith('@') || (access.kind === 'syscall' && rule.syscall === access.name);
}
