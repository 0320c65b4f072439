import type { Access } from '../access.ts';
import type { Variables } from '../glob/variables.ts';
import type { Result } from '../result.ts';
import type { AllRule, Rule } from '../rules/rule.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { type CompiledRule, NO_ANSWER, type RuleAnswer, type RuleEvaluator } from './evaluator.ts';
import { EVALUATORS } from './evaluators.ts';

/** Compiles one rule, so that it can be asked about many accesses. */
export function compileRule(rule: Rule, vars: Variables): Result<CompiledRule, RuleError> {
  if (rule.kind === 'all') return compileAll(rule, vars);
  const evaluator = findEvaluator(rule);
  if (evaluator === undefined) {
    return {
      ok: false,
      error: { code: 'unsupported', message: `the meaning of "${rule.kind}" rules is not modelled` },
    };
  }
  return evaluator.compile(rule, vars);
}

/** Whether any rule class decides on accesses of this kind. */
export function isModelledAccess(access: Access): boolean {
  return EVALUATORS.some((evaluator) => evaluator.access === access.kind);
}

/** Whether rules of this class may have something to say on such an access. */
export function speaksOf(rule: Rule, access: Access): boolean {
  const kind = findEvaluator(rule)?.access;
  return rule.kind === 'all' || kind === access.kind || (isSocket(kind) && isSocket(access.kind));
}

/** A unix socket is a socket: each of the two classes speaks of accesses of the other. */
function isSocket(kind: string | undefined): boolean {
  return kind === 'network' || kind === 'unix';
}

/** The evaluator is given only rules of the kinds it names, which are those of its own type. */
function findEvaluator(rule: Rule): RuleEvaluator | undefined {
  return EVALUATORS.find((evaluator) => evaluator.kinds.includes(rule.kind));
}

/** AppArmor 4's `all` is the bare rule of every class. */
const BARE_RULES: readonly Rule[] = [
  { kind: 'file', keyword: true },
  { kind: 'capability', names: [] },
  { kind: 'network', words: [] },
  { kind: 'dbus' },
  { kind: 'unix' },
  { kind: 'signal' },
  { kind: 'ptrace' },
  { kind: 'mount' },
  { kind: 'remount' },
  { kind: 'umount' },
  { kind: 'pivot_root' },
  { kind: 'change_profile' },
  { kind: 'userns' },
  { kind: 'mqueue' },
  { kind: 'io_uring' },
];

function compileAll(rule: AllRule, vars: Variables): Result<CompiledRule, RuleError> {
  if (rule.effect === 'prompt' || (rule.priority !== undefined && Number(rule.priority) !== 0)) {
    return { ok: false, error: { code: 'unsupported', message: 'prompts and priorities are not modelled' } };
  }
  const parts: CompiledRule[] = [];
  for (const bare of BARE_RULES) {
    const compiled = findEvaluator(bare)?.compile(bare, vars);
    if (compiled?.ok === false) return compiled;
    if (compiled !== undefined) parts.push(compiled.value);
  }
  const answer = (access: Access): RuleAnswer => {
    const answers = parts.map((part) => part.answer(access)).filter(({ needs }) => needs.length > 0);
    const allows = answers.reduce((bits, part) => bits | part.allows, 0);
    const first = answers[0] ?? NO_ANSWER;
    return rule.effect === 'deny' ? { allows: 0, denies: allows, needs: first.needs } : { ...first, allows };
  };
  return { ok: true, value: { answer } };
}
