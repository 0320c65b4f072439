import type { Diagnosis } from '@whyblocked/contract';
import type { Block } from './answer/block.ts';
import { type AnswerOptions, diagnosisBlocks } from './answer/diagnosis-blocks.ts';
import { blocksText, type Paint, WIDTH } from './render-text.ts';

/** SGR parameters: colours of the terminal's own palette, so that they can be read on any ground. */
const LOOKS: Partial<Record<Block['kind'], string>> = {
  headline: '1',
  heading: '1',
  command: '32',
  patch: '32',
  note: '2',
  reference: '2',
  sources: '2',
  folded: '2',
  evidence: '2',
};

const paint: Paint = (kind, line) => {
  const look = LOOKS[kind];
  return look === undefined ? line : `\u001b[${look}m${line}\u001b[0m`;
};

/** The answer as {@link renderText} has it, with weight and colour for a terminal; no escape sequence but ours is in it. */
export function renderTerminal(diagnosis: Diagnosis, options: AnswerOptions = {}): string {
  return blocksText(diagnosisBlocks(diagnosis, options), { width: WIDTH, paint });
}
