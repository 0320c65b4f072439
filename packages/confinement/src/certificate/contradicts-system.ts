import type { PolicyCondition } from './certificate.ts';

/** Whether one of the conditions can never hold on this system. What else they speak of is not known and contradicts nothing. */
export function contradictsSystem(conditions: readonly PolicyCondition[], system: string): boolean {
  return conditions.some((condition) => isOfOtherSystem(condition, system));
}

export function isOfOtherSystem({ fact, op, value }: PolicyCondition, system: string): boolean {
  if (fact !== 'system') return false;
  if (op === 'eq') return value !== system;
  if (op === 'ne') return value === system;
  return op === 'in' && Array.isArray(value) && !value.includes(system);
}
