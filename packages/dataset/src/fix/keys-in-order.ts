import { type Document, isMap } from 'yaml';
import type { WrittenKind } from '../written/written-kinds.ts';
import { KEY_ORDER } from './key-order.ts';

/** Keys stand in the order of the kind. */
export function keysInOrder(document: Document, kind: WrittenKind): readonly string[] {
  const root = document.contents;
  if (!isMap(root)) return [];
  const ranks = ranksOf(
    root.items.map(({ key }) => String(key)),
    KEY_ORDER[kind],
  );
  const sorted = root.items
    .map((pair, index) => ({ pair, rank: ranks[index] ?? 0 }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ pair }) => pair);
  if (sorted.every((pair, index) => pair === root.items[index])) return [];
  root.items = sorted;
  return ['The keys are in another order than elsewhere'];
}

/** A key that is not known goes with the one before it. */
function ranksOf(keys: readonly string[], order: readonly string[]): readonly number[] {
  let last = 0;
  return keys.map((key) => {
    const rank = order.indexOf(key);
    if (rank >= 0) last = rank;
    return last;
  });
}
