import type { Access, Subject } from '@whyblocked/contract';
import type { StoredRule } from '../knowledge/knowledge.ts';
import type { RuleCompiler } from './rule-compiler.ts';

/**
 * Whether rules of one policy together permit an access, denies included; the rule that gives most of it stands for them.
 * Who owns a file is taken to be the user where the record does not tell.
 */
export function permittingRule(
  rules: readonly StoredRule[],
  access: Access,
  subject: Subject,
  compiler: RuleCompiler,
): StoredRule | null {
  if (access.kind === 'syscall') return permittingFilter(rules, access.name);
  let allowed = 0;
  let denied = 0;
  let needs: readonly number[] = [];
  let best: StoredRule | null = null;
  let bestBits = 0;
  for (const rule of rules) {
    const answer = compiler.compile(rule, subject)?.answer(access);
    if (!answer) continue;
    const allows = answer.ifOwner?.allows ?? answer.allows;
    allowed |= allows;
    denied |= answer.ifOwner?.denies ?? answer.denies;
    if (answer.needs.length > 0) needs = answer.needs;
    const bits = bitCount(allows & Math.max(...answer.needs, 0));
    if (bits > bestBits) {
      best = rule;
      bestBits = bits;
    }
  }
  const granted = allowed & ~denied;
  return needs.some((need) => need !== 0 && (granted & need) === need) ? best : null;
}

function permittingFilter(_rules: readonly StoredRule[], _name: string): StoredRule | null {
  return null;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
