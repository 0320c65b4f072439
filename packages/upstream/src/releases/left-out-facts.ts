import { orderedFact, type PolicyFact } from '@whyblocked/dataset';
import type { PlacedFact } from './placed-fact.ts';

/** What is not followed is told, with the function it is in: "FUNCTION: WHY". */
export function leftOutFacts(
  of: Pick<PolicyFact, 'side' | 'stage' | 'backend'>,
  leftOut: readonly string[],
  { file, line }: { readonly file: string; readonly line: number },
): readonly PlacedFact[] {
  return leftOut.map((told) => {
    const cut = told.indexOf(': ');
    const fact = orderedFact({ ...of, kind: 'left-out', why: told.slice(cut + 2), at: told.slice(0, cut) });
    return { fact, file, line, begins: line };
  });
}
