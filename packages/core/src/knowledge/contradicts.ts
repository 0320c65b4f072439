import type { Condition } from '@whyblocked/contract';

/** Whether what is known (by fact: "system", "provider", …) makes one of the conditions false. A fact that is not known contradicts nothing. */
export function contradicts(conditions: readonly Condition[], known: Readonly<Record<string, string>>): boolean {
  return conditions.some((condition) => {
    const actual = known[condition.fact];
    return actual !== undefined && !holds(condition, actual);
  });
}

function holds({ op, value }: Condition, actual: string): boolean {
  switch (op) {
    case 'eq':
      return actual === String(value);
    case 'ne':
      return actual !== String(value);
    case 'in':
      return Array.isArray(value) && value.includes(actual);
    case 'exists':
      return value !== false;
    case 'missing':
      return false;
    case 'contains':
      return actual.includes(String(value));
    case 'lacks':
      return !actual.includes(String(value));
    case 'starts':
      return actual.startsWith(String(value));
    case 'starts-not':
      return !actual.startsWith(String(value));
  }
}
