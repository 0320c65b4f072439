import type { Access } from '../access.ts';
import type { Variables } from '../glob/variables.ts';
import type { Result } from '../result.ts';
import { parseProfile } from '../rules/parse-profile.ts';
import { parseRule } from '../rules/parse-rule.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { checkAccess } from './check-access.ts';
import { compileRule } from './compile-rule.ts';
import { findExecConflict } from './exec-conflict.ts';
import type { CompiledFileRule } from './file.ts';
import { policyGrants } from './policy-grants.ts';

export interface PolicyQuestion {
  /** Each as it stands in a profile, with or without its comma; together they are one policy. */
  readonly rules: readonly string[];
  readonly vars?: Variables;
  readonly access: Access;
}

export interface PolicyError {
  readonly code: 'invalid-rule' | 'unsupported' | 'owner-unknown';
  readonly message: string;
}

/** Whether a policy permits an access: what any rule allows less what any rule denies. What is not modelled is an error. */
export function checkPolicy({ rules, vars = {}, access }: PolicyQuestion): Result<{ permitted: boolean }, PolicyError> {
  const compiled = [];
  for (const text of rules) {
    const parsed = readRules(text);
    if (!parsed.ok) return parsed;
    for (const rule of parsed.value) {
      const one = compileRule(rule, vars);
      if (!one.ok) return fail(one.error, text);
      compiled.push(one.value);
    }
  }
  const conflict = findExecConflict(compiled as readonly CompiledFileRule[], vars);
  if (conflict !== undefined) return fail(conflict);
  const refused = checkAccess(access);
  if (refused !== undefined) return fail(refused);
  const answers = compiled.map((rule) => rule.answer(access));
  const error = answers.find((answer) => answer.error ?? answer.ifOwner?.error);
  if (error !== undefined) return fail((error.error ?? error.ifOwner?.error) as RuleError);
  const permitted = policyGrants(access, answers);
  if (answers.some((answer) => answer.ifOwner !== undefined)) {
    const asOwner = policyGrants(
      access,
      answers.map((answer) => answer.ifOwner ?? answer),
    );
    if (asOwner !== permitted) {
      return { ok: false, error: { code: 'owner-unknown', message: 'the answer depends on who owns the file' } };
    }
  }
  return { ok: true, value: { permitted } };
}

/** One rule, or what stands for several: a block such as `owner { … }`, or rules one after the other. */
function readRules(text: string): Result<readonly Rule[], PolicyError> {
  const single = parseRule(text);
  if (single.ok) return { ok: true, value: [single.value] };
  const profile = parseProfile(text);
  const error = profile.errors[0];
  if (error !== undefined || profile.rules.length === 0) return fail(single.error, text);
  if (profile.rules.some((rule) => rule.profile !== undefined)) {
    return fail({ code: 'unsupported', message: 'a sub-profile is a policy of its own' }, text);
  }
  return { ok: true, value: profile.rules.map(({ rule }) => rule) };
}

function fail({ code, message }: RuleError, rule?: string): Result<never, PolicyError> {
  return { ok: false, error: { code, message: rule === undefined ? message : `${message}: ${rule.slice(0, 200)}` } };
}
