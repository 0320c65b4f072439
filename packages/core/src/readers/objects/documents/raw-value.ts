/** Anything that a document may hold. */
export type RawObject = Readonly<Record<string, unknown>>;

/** Entries of one list that are looked at. */
const MOST_ENTRIES = 500;

export function objectIn(value: unknown): RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawObject) : {};
}

export function listIn(value: unknown): readonly RawObject[] {
  return Array.isArray(value) ? value.slice(0, MOST_ENTRIES).map(objectIn) : [];
}

/** Text, and what a document without quotes holds as a number; undefined where it is empty or something else. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function booleanIn(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.slice(0, MOST_ENTRIES).flatMap((entry) => textIn(entry) ?? []) : [];
}
