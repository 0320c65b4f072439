import type { Diagnosis } from '@whyblocked/contract';
import type { Block } from './answer/block.ts';
import { diagnosisBlocks } from './answer/diagnosis-blocks.ts';
import { printable } from './printable.ts';
import { shellWords } from './shell-words.ts';

/**
 * The answer as an HTML fragment: text and structure only, no script, no style, no link. Everything is escaped; classes
 * begin with `answer-`.
 */
export function renderHtml(diagnosis: Diagnosis): string {
  const blocks = diagnosisBlocks(diagnosis).map(blockHtml).join('\n');
  return `<article class="answer answer-${diagnosis.verdict.code}">\n${blocks}\n</article>\n`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'headline':
      return `<h2 class="answer-headline">${escaped(block.text)}</h2>`;
    case 'heading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'note':
      return `<p class="answer-note">${escaped(block.text)}</p>`;
    case 'command':
      return `<pre class="answer-command"><code>${escaped(shellWords(block.argv))}</code></pre>`;
    case 'rule':
      return `<figure class="answer-rule"><pre><code>${escaped(block.rule)}</code></pre><figcaption>${escaped(block.about)}</figcaption></figure>`;
    case 'evidence':
      return `<ol class="answer-evidence">${block.lines
        .map(({ file, line, text }) => {
          const place = file === undefined ? `line ${line}` : `${escaped(file)}, line ${line}`;
          const lines = text.split('\n').map(escaped).join('\n');
          return `<li><span>${place}</span> <code>${lines}</code></li>`;
        })
        .join('')}</ol>`;
  }
}

function escaped(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
