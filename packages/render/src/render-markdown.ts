import type { Diagnosis, Evidence } from '@whyblocked/contract';
import type { Block } from './answer/block.ts';
import { type AnswerOptions, diagnosisBlocks } from './answer/diagnosis-blocks.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { pastedLines, patchLines } from './render-text.ts';
import { sourceText, sourceUrl } from './sentences/source-text.ts';
import { shellWords } from './shell-words.ts';

/** The answer as Markdown (CommonMark) for an issue, a forum or a chat; pasted text is inert in it. Ends with a newline. */
export function renderMarkdown(diagnosis: Diagnosis, options: AnswerOptions = {}): string {
  return blocksMarkdown(diagnosisBlocks(diagnosis, options));
}

/** Blocks as Markdown, a blank line between them. */
export function blocksMarkdown(blocks: readonly Block[]): string {
  return `${blocks
    .map(blockMarkdown)
    .filter((text) => text !== '')
    .join('\n\n')}\n`;
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'headline':
      return `## ${markdownText(block.text)}`;
    case 'heading':
      return `### ${markdownText(block.text)}`;
    case 'paragraph':
    case 'note':
    case 'folded':
      return markdownText(block.text);
    case 'list':
      return block.items.map((item) => `- ${markdownText(item)}`).join('\n');
    case 'command':
      return markdownCode([shellWords(block.argv)], 'sh');
    case 'patch':
      return markdownCode(patchLines(block.text), 'yaml');
    case 'rule':
      return `${markdownCode([block.rule])}\n\n${markdownText(`(${block.about})`)}`;
    case 'evidence':
      return block.lines.length === 0 ? '' : markdownCode(block.lines.flatMap(evidenceLines));
    case 'reference':
      return block.page === 'interfaces' ? '' : markdownText(`${block.text}: ${block.name}`);
    case 'sources':
      return block.sources
        .map((source) => {
          const url = sourceUrl(source);
          const text = markdownText(sourceText(source));
          return `- ${url === undefined ? text : `[${text}](<${url}>)`}`;
        })
        .join('\n');
  }
}

function evidenceLines({ file, line, text }: Evidence): readonly string[] {
  return pastedLines(text).map((part, index) => `${file === undefined ? '' : `${file}:`}${line + index} | ${part}`);
}
