import type { Problem } from '@whyblocked/contract';
import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';

/** What is wrong, as a box within a page. */
export function problemNotice({ title, detail, id }: Problem): Html {
  return html`<div id="problem" class="problem" role="alert">
<strong>${title}</strong>
${detail === undefined ? '' : html`<p>${detail}</p>`}
${id === undefined ? '' : html`<p>Id: <code>${id}</code></p>`}
</div>`;
}

/** A page that has only a problem to tell. */
export function problemPage({ title, detail, id, code }: Problem): Html {
  return layout({
    title,
    body: html`<h1>${title}</h1>
<p>${code === 'not-found' ? 'This address leads nowhere.' : detail}</p>
${id === undefined ? '' : html`<p>Id: <code>${id}</code></p>`}
<p><a href="/">Ask why something was blocked</a>, or look through <a href="/interfaces">the interfaces</a> and <a href="/addons">the addons</a>.</p>`,
  });
}
