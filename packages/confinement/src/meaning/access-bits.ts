import { accessWords } from './condition-words.ts';
import { NO_ANSWER, type RuleAnswer } from './evaluator.ts';

/** The words of an access list and the bits that each stands for. */
export type AccessBits = Readonly<Record<string, number>>;

/** The bits of an access list of a rule, or of a mask as logged; undefined for a word that is none. */
export function accessBits(access: string, known: AccessBits): number | undefined {
  let bits = 0;
  for (const word of accessWords(access)) {
    const bit = known[word];
    if (bit === undefined) return undefined;
    bits |= bit;
  }
  return bits;
}

/** What a rule answers to a mask that its class does not have. */
export function unknownMask(mask: string, what: string): RuleAnswer {
  return { ...NO_ANSWER, error: { code: 'unsupported', message: `"${mask}" is no access ${what}` } };
}
