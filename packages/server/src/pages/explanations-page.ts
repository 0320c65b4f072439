import type { ExplanationList } from '@whyblocked/contract';
import { explanationListTitle, printable } from '@whyblocked/render';
import { html } from 'hono/html';
import { type ExplanationKindInfo, explanationKinds } from '../explanation-kinds.ts';
import { type Html, layout } from './layout.ts';

/** All of one kind, by the layer they belong to, with links to the other kinds. */
export function explanationsPage({ path, title, lead }: ExplanationKindInfo, { explanations }: ExplanationList): Html {
  const groups = Map.groupBy(explanations, ({ layer }) => layer);
  return layout({
    title,
    body: html`<h1>${title}</h1>
<p class="lead">${lead}</p>
<nav class="kinds" aria-label="What else is written down">${explanationKinds.map((other) =>
      other.path === path
        ? html`<span aria-current="page">${other.title}</span> `
        : html`<a href="/${other.path}">${other.title}</a> `,
    )}</nav>
${explanations.length === 0 ? html`<p>Nothing is written down yet.</p>` : ''}
${[...groups].map(
  ([layer, group]) => html`<section>${layer === undefined ? '' : html`<h2>${printable(layer)}</h2>`}
<ul class="entries">
${group.map(
  ({ slug, title: said }) =>
    html`<li><a href="/${path}/${slug}">${printable(explanationListTitle(said))}</a> <code>${slug}</code></li>\n`,
)}</ul></section>\n`,
)}`,
  });
}
