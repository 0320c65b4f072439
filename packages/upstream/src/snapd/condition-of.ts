import { evaluate, type GoScope } from '../go/evaluate.ts';
import { textOf } from '../go/go-value.ts';
import type { GoNode } from '../go/parse-go.ts';

/** Something that run time knows: all of a list must hold. */
export interface PolicyCondition {
  readonly fact: string;
  readonly op: 'eq' | 'ne' | 'in' | 'exists';
  readonly value?: string | boolean | readonly string[];
}

/** What a Go condition comes to: decided, conditions on facts that run time knows, or nothing we understand. */
export type Decision =
  | { readonly kind: 'decided'; readonly value: boolean }
  | { readonly kind: 'conditions'; readonly conditions: readonly PolicyCondition[] }
  | { readonly kind: 'not-understood' };

const NOT_UNDERSTOOD: Decision = { kind: 'not-understood' };
const ON_CLASSIC: PolicyCondition = { fact: 'system', op: 'eq', value: 'classic' };
const SYSTEM_SLOT: PolicyCondition = { fact: 'provider', op: 'eq', value: 'system' };

/** The condition of an `if`, in terms of facts. */
export function decide(node: GoNode, scope: GoScope): Decision {
  switch (node.type) {
    case 'parenthesized_expression':
      return decide(node.namedChildren[0] ?? node, scope);
    case 'unary_expression': {
      const operand = node.childForFieldName('operand');
      return node.text.startsWith('!') && operand ? negated(decide(operand, scope)) : NOT_UNDERSTOOD;
    }
    case 'binary_expression':
      return decideBinary(node, scope);
    case 'selector_expression':
      if (node.text === 'release.OnClassic') return when(ON_CLASSIC);
      break;
    case 'call_expression':
      return decideCall(node, scope);
  }
  const value = evaluate(node, scope);
  if (value.kind === 'boolean') return { kind: 'decided', value: value.value };
  return value.kind === 'unknown' && value.name.includes('.attr.')
    ? when({ fact: value.name, op: 'eq', value: true })
    : NOT_UNDERSTOOD;
}

/** The opposite; of several conditions at once there is none that a list could say. */
export function negated(decision: Decision): Decision {
  if (decision.kind === 'decided') return { kind: 'decided', value: !decision.value };
  const only = decision.kind === 'conditions' && decision.conditions.length === 1 ? decision.conditions[0] : undefined;
  if (only?.op === 'eq') return when({ ...only, op: 'ne' });
  return only?.op === 'ne' ? when({ ...only, op: 'eq' }) : NOT_UNDERSTOOD;
}

function decideBinary(node: GoNode, scope: GoScope): Decision {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const operator = node.childForFieldName('operator')?.text;
  if (!left || !right) return NOT_UNDERSTOOD;
  if (isSystemSlotTest(node.text)) return when(SYSTEM_SLOT);
  // Policy is for systems that have AppArmor.
  if (left.text.endsWith('.ProbedLevel()') && right.text.endsWith('.Unsupported')) {
    return { kind: 'decided', value: operator === '!=' };
  }
  switch (operator) {
    case '&&':
      return both(decide(left, scope), decide(right, scope));
    case '||':
      return either(decide(left, scope), decide(right, scope));
    case '==':
      return equal(left, right, scope);
    case '!=':
      return negated(equal(left, right, scope));
    default:
      return NOT_UNDERSTOOD;
  }
}

function decideCall(node: GoNode, scope: GoScope): Decision {
  const called = node.childForFieldName('function')?.text ?? '';
  if (/^implicitSystem(Connected|Permanent)Slot$/.test(called)) return when(SYSTEM_SLOT);
  const args = node.childForFieldName('arguments')?.namedChildren ?? [];
  if (called === 'strutil.ListContains' && args[1]) {
    const feature = textOf(evaluate(args[1], scope));
    if (feature !== undefined && /features/i.test(args[0]?.text ?? '')) {
      return when({ fact: `feature.${feature}`, op: 'eq', value: true });
    }
  }
  return NOT_UNDERSTOOD;
}

function equal(left: GoNode, right: GoNode, scope: GoScope): Decision {
  const a = evaluate(left, scope);
  const b = evaluate(right, scope);
  if (a.kind === 'text' && b.kind === 'text') {
    const known = !a.text.includes('<<') && !b.text.includes('<<');
    return known ? { kind: 'decided', value: a.text === b.text } : NOT_UNDERSTOOD;
  }
  if (a.kind === 'unknown' && a.name.includes('.attr.') && b.kind === 'text') {
    return when({ fact: a.name, op: 'eq', value: b.text });
  }
  return NOT_UNDERSTOOD;
}

function both(a: Decision, b: Decision): Decision {
  if (a.kind === 'decided') return a.value ? b : a;
  if (b.kind === 'decided') return b.value ? a : b;
  if (a.kind !== 'conditions' || b.kind !== 'conditions') return NOT_UNDERSTOOD;
  return { kind: 'conditions', conditions: [...a.conditions, ...b.conditions] };
}

function either(a: Decision, b: Decision): Decision {
  if (a.kind === 'decided') return a.value ? a : b;
  if (b.kind === 'decided') return b.value ? b : a;
  const [x, y] = [onlyEqual(a), onlyEqual(b)];
  if (!x || !y || x.fact !== y.fact) return NOT_UNDERSTOOD;
  return when({ fact: x.fact, op: 'in', value: [...x.values, ...y.values] });
}

function onlyEqual(decision: Decision): { fact: string; values: readonly string[] } | undefined {
  const only = decision.kind === 'conditions' && decision.conditions.length === 1 ? decision.conditions[0] : undefined;
  if (only?.op === 'eq' && typeof only.value === 'string') return { fact: only.fact, values: [only.value] };
  return only?.op === 'in' && Array.isArray(only.value)
    ? { fact: only.fact, values: only.value as readonly string[] }
    : undefined;
}

function isSystemSlotTest(text: string): boolean {
  return /^slot\.Snap\(\)\.Type\(\) == snap\.Type(OS|Snapd) \|\| slot\.Snap\(\)\.Type\(\) == snap\.Type(OS|Snapd)$/.test(
    text,
  );
}

function when(condition: PolicyCondition): Decision {
  return { kind: 'conditions', conditions: [condition] };
}
