import type { Grant } from '@whyblocked/contract';

/** A plug as it must be for a rule to be there: "home", "home with read: all". */
export function wantedPlug({ name, conditions }: Pick<Grant, 'name' | 'conditions'>): string {
  const attributes = conditions.flatMap(({ fact, op, value }) =>
    fact.startsWith('plug.attr.') && op === 'eq' ? [`${fact.slice('plug.attr.'.length)}: ${String(value)}`] : [],
  );
  return attributes.length === 0 ? name : `${name} with ${attributes.join(', ')}`;
}
