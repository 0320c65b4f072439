import type { Explanation } from '@whyblocked/contract';
import { explanationListTitle, printable, renderExplanationHtml } from '@whyblocked/render';
import { html, raw } from 'hono/html';
import type { ExplanationKindInfo } from '../explanation-kinds.ts';
import { type Html, layout } from './layout.ts';

/** What people wrote down of one thing. Words in capitals stand for what a paste tells. */
export function explanationPage({ path, title }: ExplanationKindInfo, explanation: Explanation): Html {
  // render escapes everything.
  return layout({
    title: printable(explanationListTitle(explanation.title)),
    body: html`<nav aria-label="Where you are"><a href="/${path}">${title}</a></nav>
${raw(renderExplanationHtml(explanation))}`,
  });
}
