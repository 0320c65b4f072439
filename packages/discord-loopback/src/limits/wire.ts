/** JSON as it came; nothing of it is believed. */
export type Wire = Readonly<Record<string, unknown>>;

export function wireOf(value: unknown): Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Wire) : {};
}

export function listOf(value: unknown): readonly Wire[] {
  return Array.isArray(value) ? value.map(wireOf) : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
