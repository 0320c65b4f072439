import type { Outcome } from '@whyblocked/contract';

/** What can be acted on and really blocks comes first; what was only logged or harms nobody comes last. */
const WEIGHT: Record<Outcome, number> = {
  cause: 0,
  'connect-interface': 1,
  'declare-plug': 1,
  'container-profile': 2,
  'policy-bug': 2,
  'package-bug': 2,
  'no-interface': 2,
  'use-own-path': 3,
  'already-permitted': 3,
  'host-config': 4,
  unknown: 5,
  'devmode-allowed': 6,
  harmless: 7,
};

/** Root causes first, noise last; within a weight those first that tell more than a state, then by `order`. */
export function orderFindings<
  T extends { readonly outcome: Outcome; readonly tellsLittle: boolean; readonly order: number },
>(findings: readonly T[]): readonly T[] {
  return [...findings].sort(
    (a, b) =>
      WEIGHT[a.outcome] - WEIGHT[b.outcome] || Number(a.tellsLittle) - Number(b.tellsLittle) || a.order - b.order,
  );
}
