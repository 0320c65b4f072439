import type { Explanation, ExplanationList } from '@whyblocked/contract';
import { explanationBlocks } from './answer/explanation-blocks.ts';
import { printable } from './printable.ts';
import { blocksHtml } from './render-html.ts';
import { blocksText, WIDTH } from './render-text.ts';
import { filledTemplate } from './sentences/filled-template.ts';

/** What people wrote down of something, as plain text. Words in capitals stand for names. Ends with a newline. */
export function renderExplanation(explanation: Explanation): string {
  return blocksText(explanationBlocks(explanation), { width: WIDTH });
}

/** The same as an HTML fragment with links to pages of this site and to sources. */
export function renderExplanationHtml(explanation: Explanation): string {
  return `<article class="answer">\n${blocksHtml(explanationBlocks(explanation), { links: true })}\n</article>\n`;
}

/** All of a kind, one a line, by the layer they belong to. Ends with a newline where there are any. */
export function renderExplanationList({ explanations }: ExplanationList): string {
  const width = Math.max(0, ...explanations.map(({ slug }) => slug.length));
  return [...Map.groupBy(explanations, ({ layer }) => layer)]
    .map(([layer, group]) => {
      const lines = group.map(({ slug, title }) => `${slug.padEnd(width)}  ${printable(filledTemplate(title))}\n`);
      return `${layer === undefined ? '' : `${layer}:\n`}${lines.join('')}`;
    })
    .join('\n');
}

/** The title of one in a list, its holes in capitals. Nothing in it is escaped. */
export function explanationListTitle(title: string): string {
  return filledTemplate(title);
}
