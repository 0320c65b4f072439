/** Where a string stands: the names of the fields that lead to it; places in lists are left out. */
export type FieldPath = readonly string[];

/** What becomes of the string in a field, and whether a field stays at all. */
export interface StringRules {
  string(value: string, path: FieldPath): string;
  /** Asked for each field of an object once its strings were replaced; only one that is optional may go. */
  keeps?(before: unknown, after: unknown, path: FieldPath): boolean;
}

/** Replaces the strings of a value, however deep; all else and the names of fields stay. A new field cannot be forgotten. */
export function redactStrings<T>(value: T, rules: StringRules): T {
  // The shape is that of the value: strings become strings, and only fields that may be absent are left out.
  return walked(value, [], rules) as T;
}

function walked(value: unknown, path: FieldPath, rules: StringRules): unknown {
  if (typeof value === 'string') return rules.string(value, path);
  if (Array.isArray(value)) return value.map((item) => walked(item, path, rules));
  if (typeof value !== 'object' || value === null) return value;
  const fields: [string, unknown][] = [];
  for (const [name, before] of Object.entries(value)) {
    const inner = [...path, name];
    const after = walked(before, inner, rules);
    if (rules.keeps?.(before, after, inner) ?? true) fields.push([name, after]);
  }
  return Object.fromEntries(fields);
}
