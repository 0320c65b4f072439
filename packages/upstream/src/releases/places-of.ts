import { type ConstantPlace, factKey, type PolicyFact } from '@whyblocked/dataset';
import type { PlacedFact } from './placed-fact.ts';

/** By constant or function: where it begins, and how far below that each fact stands. */
export function placesOf(placed: readonly PlacedFact[]): Record<string, ConstantPlace> {
  const begins = new Map<string, { readonly file: string; readonly line: number }>();
  for (const { fact, file, begins: line } of placed) {
    const known = begins.get(fact.at);
    if (!known || line < known.line) begins.set(fact.at, { file, line });
  }
  const places: Record<string, { file: string; line: number; lines: Record<string, number> }> = {};
  for (const { fact, line } of [...placed].sort(byKey)) {
    const begin = begins.get(fact.at) ?? { file: '', line };
    places[fact.at] ??= { ...begin, lines: {} };
    const lines = places[fact.at]?.lines ?? {};
    lines[factKey(fact)] ??= Math.max(0, line - begin.line);
  }
  return places;
}

function byKey(a: { readonly fact: PolicyFact }, b: { readonly fact: PolicyFact }): number {
  return factKey(a.fact) < factKey(b.fact) ? -1 : 1;
}
