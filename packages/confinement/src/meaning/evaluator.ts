import type { Access } from '../access.ts';
import type { Variables } from '../glob/variables.ts';
import type { Result } from '../result.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleError } from '../rules/rule-error.ts';

/**
 * What one rule says to one access. Bits have a meaning only within one kind of access: each evaluator defines its own
 * (file: r w a k m x l c d; signal: send receive; a class without a mask: one bit).
 */
export interface RuleAnswer {
  /** Bits that this rule grants for this access; 0 when the rule does not match it. */
  readonly allows: number;
  /** Bits that this rule takes away for this access. */
  readonly denies: number;
  /**
   * Bits that the access asks for. The same for every rule of one class: it depends on the access only. Where alternatives
   * suffice (a stacked label as a whole, or each of its parts) each stands as one number; one of them must be granted.
   */
  readonly needs: readonly number[];
  /** Present when the access does not tell who owns the file and it matters: the answer if the owner asked. */
  readonly ifOwner?: RuleAnswer;
  /** The rule may bear on the access in a way that is not modelled, or that the access does not tell enough about. */
  readonly error?: RuleError;
}

export interface CompiledRule {
  answer(access: Access): RuleAnswer;
}

/** One per rule class; a compiled rule answers `NO_ANSWER` to an access of any other kind. */
export interface RuleEvaluator<R extends Rule = Rule> {
  /** The kind of access that these rules decide on. */
  readonly access: Access['kind'];
  readonly kinds: readonly R['kind'][];
  compile(rule: R, vars: Variables): Result<CompiledRule, RuleError>;
}

/** The rule has nothing to say on an access of this kind. */
export const NO_ANSWER: RuleAnswer = { allows: 0, denies: 0, needs: [] };

/** Whether several rules as one policy grant what is needed: allows united, denies taken away. */
export function grants(answers: readonly RuleAnswer[]): boolean {
  let allows = 0;
  let denies = 0;
  let needs: readonly number[] = [];
  for (const answer of answers) {
    allows |= answer.allows;
    denies |= answer.denies;
    if (answer.needs.length > 0) needs = answer.needs;
  }
  const granted = allows & ~denies;
  return needs.some((bits) => (bits & ~granted) === 0);
}
