import type { Diagnosis } from '@whyblocked/contract';
import type { Block } from './answer/block.ts';
import { type AnswerOptions, diagnosisBlocks } from './answer/diagnosis-blocks.ts';
import { printable } from './printable.ts';
import { pastedLines, patchLines } from './render-text.ts';
import { sourceText, sourceUrl } from './sentences/source-text.ts';
import { shellWords } from './shell-words.ts';

export interface HtmlOptions extends Pick<AnswerOptions, 'all'> {
  /** Links to pages of this site ("/causes/SLUG") and to sources; without it there is no link. */
  readonly links?: boolean;
}

/** A name that may stand in an address as it is. */
export const PAGE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * The answer as an HTML fragment: text and structure only, no script, no style. Everything is escaped; classes
 * begin with `answer-`.
 */
export function renderHtml(diagnosis: Diagnosis, { all = false, links = false }: HtmlOptions = {}): string {
  const blocks = blocksHtml(diagnosisBlocks(diagnosis, { all }), { links });
  return `<article class="answer answer-${diagnosis.verdict.code}">\n${blocks}\n</article>\n`;
}

/** Blocks as an HTML fragment. */
export function blocksHtml(blocks: readonly Block[], { links }: { readonly links: boolean }): string {
  return blocks
    .map((block) => blockHtml(block, links))
    .filter((html) => html !== '')
    .join('\n');
}

function blockHtml(block: Block, links: boolean): string {
  switch (block.kind) {
    case 'headline':
      return `<h2 class="answer-headline">${escaped(block.text)}</h2>`;
    case 'heading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'note':
      return `<p class="answer-note">${escaped(block.text)}</p>`;
    case 'list':
      return block.items.length === 0
        ? ''
        : `<ul class="answer-list">${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'command':
      return `<pre class="answer-command"><code>${escaped(shellWords(block.argv))}</code></pre>`;
    case 'patch':
      return `<pre class="answer-patch"><code>${patchLines(block.text).map(escaped).join('\n')}</code></pre>`;
    case 'rule': {
      const more = block.interface === undefined ? '' : pageLink('interfaces', block.interface, links);
      return `<figure class="answer-rule"><pre><code>${escaped(block.rule)}</code></pre><figcaption>${escaped(block.about)}${more === '' ? '' : `; all of its rules: ${more}`}</figcaption></figure>`;
    }
    case 'evidence':
      return `<ol class="answer-evidence">${block.lines
        .map(({ file, line, text }) => {
          const place = file === undefined ? `line ${line}` : `${escaped(file)}, line ${line}`;
          const lines = pastedLines(text).map(escaped).join('\n');
          return `<li><span>${place}</span> <code>${lines}</code></li>`;
        })
        .join('')}</ol>`;
    case 'reference':
      return `<p class="answer-note">${escaped(block.text)}: ${pageLink(block.page, block.name, links) || escaped(block.name)}</p>`;
    case 'sources':
      return block.sources.length === 0
        ? ''
        : `<ul class="answer-sources">${block.sources
            .map((source) => {
              const url = links ? sourceUrl(source) : undefined;
              const text = escaped(sourceText(source));
              return `<li>${url === undefined ? text : `<a href="${escaped(url)}" rel="noreferrer">${text}</a>`}</li>`;
            })
            .join('')}</ul>`;
    case 'folded':
      return `<details class="answer-folded"><summary>${escaped(block.text)}</summary>\n${blocksHtml(block.blocks, { links })}\n</details>`;
  }
}

/** A link to a page; nothing where there are none, or none can be called so. */
function pageLink(page: string, name: string, links: boolean): string {
  return links && PAGE_NAME.test(name) ? `<a href="/${page}/${name}">${escaped(name)}</a>` : '';
}

/** Text as it may stand in HTML and in an attribute of it. */
export function escaped(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
