import type { Diagnosis } from '@whyblocked/contract';
import type { Block } from './answer/block.ts';
import { diagnosisBlocks } from './answer/diagnosis-blocks.ts';
import { printable } from './printable.ts';
import { shellWords } from './shell-words.ts';

/** The answer as plain text for a terminal or a file: no escape sequence, nothing of a paste can move the cursor. Ends with a newline. */
export function renderText(diagnosis: Diagnosis): string {
  return blocksText(diagnosisBlocks(diagnosis));
}

/** Blocks as plain text, a blank line between them. */
export function blocksText(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'headline':
    case 'heading':
      return printable(block.text);
    case 'paragraph':
    case 'note':
      return `  ${printable(block.text)}`;
    case 'command':
      return `      ${printable(shellWords(block.argv))}`;
    case 'rule':
      return `  Rule: ${printable(block.rule)}\n  (${printable(block.about)})`;
    case 'evidence':
      return block.lines
        .flatMap(({ file, line, text }) =>
          text
            .split('\n')
            .map(
              (part, index) =>
                `  ${file === undefined ? '' : `${printable(file)}:`}${line + index} | ${printable(part)}`,
            ),
        )
        .join('\n');
  }
}
