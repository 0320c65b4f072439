import type { Diagnosis } from '@whyblocked/contract';
import type { Block } from './answer/block.ts';
import { type AnswerOptions, diagnosisBlocks } from './answer/diagnosis-blocks.ts';
import { printable } from './printable.ts';
import { sourceText } from './sentences/source-text.ts';
import { shellWords } from './shell-words.ts';
import { wrapped } from './wrapped.ts';

/** What a terminal of the usual size shows on one line. */
export const WIDTH = 80;
const PASTED_LINES = 8;

/** How the lines of one kind of block look; they come without their line end. */
export type Paint = (kind: Block['kind'], text: string) => string;

export interface TextStyle {
  /** Sentences are wrapped to it; commands, rules and pasted lines are not. */
  readonly width?: number;
  readonly paint?: Paint;
}

/** The answer as plain text for a terminal or a file: no escape sequence, nothing of a paste can move the cursor. Ends with a newline. */
export function renderText(diagnosis: Diagnosis, options: AnswerOptions = {}): string {
  return blocksText(diagnosisBlocks(diagnosis, options), { width: WIDTH });
}

/** Blocks as plain text, a blank line between them. */
export function blocksText(blocks: readonly Block[], style: TextStyle = {}): string {
  const { paint = (_, text) => text } = style;
  const texts = blocks.flatMap((block) => {
    const text = blockText(block, style.width ?? Number.POSITIVE_INFINITY);
    if (text === '') return [];
    const painted = text
      .split('\n')
      .map((line) => (line === '' ? line : paint(block.kind, line)))
      .join('\n');
    return [{ kind: block.kind, painted }];
  });
  // Notes and sources that follow each other belong together; everything else stands apart.
  return texts
    .map(({ kind, painted }, index) => {
      const isClose = isSmall(kind) && isSmall(texts[index - 1]?.kind) && style.width !== undefined;
      return `${index === 0 ? '' : isClose ? '\n' : '\n\n'}${painted}`;
    })
    .concat('\n')
    .join('');
}

function isSmall(kind: Block['kind'] | undefined): boolean {
  return kind === 'note' || kind === 'reference' || kind === 'sources' || kind === 'folded';
}

function blockText(block: Block, width: number): string {
  const prose = (text: string, indent: number): string => wrapped(printable(text), { width, indent, hang: 4 });
  switch (block.kind) {
    case 'headline':
    case 'heading':
      return prose(block.text, 0);
    case 'paragraph':
    case 'note':
    case 'folded':
      return prose(block.text, 2);
    case 'list':
      return block.items.map((item) => prose(`- ${item}`, 2)).join('\n');
    case 'command':
      return `      ${printable(shellWords(block.argv))}`;
    case 'patch':
      return patchLines(block.text)
        .map((line) => `      ${printable(line)}`)
        .join('\n');
    case 'rule':
      return `  Rule: ${printable(block.rule)}\n${prose(`(${block.about})`, 2)}`;
    case 'evidence':
      return block.lines
        .flatMap(({ file, line, text }) =>
          pastedLines(text).map(
            (part, index) => `  ${file === undefined ? '' : `${printable(file)}:`}${line + index} | ${printable(part)}`,
          ),
        )
        .join('\n');
    case 'reference':
      return block.page === 'interfaces'
        ? ''
        : prose(`${block.text}: ${block.name} (whyblocked ${block.page} ${block.name})`, 2);
    case 'sources':
      return block.sources.map((source) => prose(`Source: ${sourceText(source)}`, 2)).join('\n');
  }
}

/** A patch without the line ends around it. */
export function patchLines(text: string): readonly string[] {
  return text.replace(/^\n+|\n+$/g, '').split('\n');
}

/** The lines of one piece of evidence; of many the first. */
export function pastedLines(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.length > PASTED_LINES ? [...lines.slice(0, PASTED_LINES), '…'] : lines;
}
