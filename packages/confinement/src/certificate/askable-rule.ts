import type { Access } from '../access.ts';
import type { Variables } from '../glob/variables.ts';
import { compileRule } from '../meaning/compile-rule.ts';
import type { CompiledRule, RuleAnswer } from '../meaning/evaluator.ts';
import type { FileAnswer } from '../meaning/file.ts';
import type { Result } from '../result.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { hasHole, widenHoles } from '../rules/widen-holes.ts';
import type { SeccompRule } from '../seccomp-filter/seccomp-rule.ts';
import type { RuleRole } from './certificate.ts';
import type { PolicyRule } from './policy-rule.ts';

/** What one rule says to one access. */
export type AskedRule = {
  readonly role: RuleRole;
  /** A part of the rule is known at run time only. */
  readonly hole: boolean;
} & ({ readonly answer: FileAnswer } | { readonly filter: SeccompRule });

export interface AskableRule {
  /** Absent for a line of a filter. */
  readonly compiled?: CompiledRule;
  /** Fails where the rule may bear on the access in a way that is not modelled. */
  ask(access: Access): Result<AskedRule, RuleError>;
}

/** Prepares a rule with its holes widened. Null for one that is hardly more than a hole and therefore says nothing. */
export function prepareRule(rule: PolicyRule, variables: Variables): Result<AskableRule | null, RuleError> {
  if (rule.kind === 'seccomp') {
    const hole = (rule.args ?? []).some((arg) => arg.includes('<<'));
    const ask: AskableRule['ask'] = (access) => ({
      ok: true,
      value: { role: roleOfFilter(rule, access), hole, filter: rule },
    });
    return { ok: true, value: { ask } };
  }
  const wide = widenHoles(rule);
  if (wide === null) return { ok: true, value: null };
  const compiled = compileRule(wide, variables);
  if (!compiled.ok) return compiled;
  const hole = hasHole(rule);
  const ask: AskableRule['ask'] = (access) => {
    const answer = compiled.value.answer(access);
    const error = answer.error ?? answer.ifOwner?.error;
    return error ? { ok: false, error } : { ok: true, value: { role: roleOfAnswer(answer), hole, answer } };
  };
  return { ok: true, value: { compiled: compiled.value, ask } };
}

/** The role of a rule of AppArmor by its answer; a rule for owners has the one that it has for the owner. */
export function roleOfAnswer(answer: RuleAnswer): RuleRole {
  const { allows, denies, needs } = answer.ifOwner ?? answer;
  const asked = needs.reduce((bits, alternative) => bits | alternative, 0);
  if ((denies & asked) !== 0) return 'denies';
  return (allows & asked) !== 0 ? 'permits' : 'near';
}

/** The role of a line of a filter: one that tests arguments permits or denies a part. */
export function roleOfFilter({ syscall, deny }: SeccompRule, access: Access): RuleRole {
  const isOpen = syscall.startsWith('@');
  if (!isOpen && !(access.kind === 'syscall' && syscall === access.name)) return 'near';
  return deny ? 'denies' : 'permits';
}
