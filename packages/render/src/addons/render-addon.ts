import { blocksHtml } from '../render-html.ts';
import { blocksText, WIDTH } from '../render-text.ts';
import { addonBlocks, type ToldAddon } from './addon-blocks.ts';

/** One addon as plain text. Ends with a newline. */
export function renderAddon(told: ToldAddon): string {
  return blocksText(addonBlocks(told), { width: WIDTH });
}

/** The same as an HTML fragment with links to pages of this site and to sources. */
export function renderAddonHtml(told: ToldAddon): string {
  return `<article class="answer answer-addon">\n${blocksHtml(addonBlocks(told), { links: true })}\n</article>\n`;
}
