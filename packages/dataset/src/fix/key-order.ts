import type { WrittenKind } from '../written/written-kinds.ts';

const ADVICE = ['signals', 'means', 'check', 'fix', 'look_alikes', 'yields_to'];
const GROUNDS = ['sources', 'cases'];

/** In which order keys stand at the top of a file; what is not named here stays behind what came before it. */
export const KEY_ORDER: Record<WrittenKind, readonly string[]> = {
  cause: ['slug', 'layer', 'wrapper', 'harmless', 'title', ...ADVICE, 'follows', ...GROUNDS],
  issue: ['slug', 'title', 'outcome', 'cause', 'affects', 'fixed_in', ...ADVICE, ...GROUNDS],
  noise: ['slug', 'title', ...ADVICE, ...GROUNDS],
  judgement: ['slug', 'title', 'outcome', 'confidence', ...ADVICE, ...GROUNDS],
  program: ['interface', 'programs', 'because', 'sources'],
  statement: ['status', 'maturity', 'says', 'where', 'needs', 'issues', 'evidence', 'confirmations', 'withdrawn'],
  case: ['about', 'text', 'expect', 'source'],
  addon: ['facts', 'sources'],
};
