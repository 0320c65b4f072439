import { html } from 'hono/html';
import { problemKinds } from '../errors/problem-kinds.ts';
import { type Html, layout } from './layout.ts';

/** What the codes of problem details mean; `type` of a problem points into it. */
export function problemsPage(): Html {
  return layout({
    title: 'Problems',
    body: html`<h1>Problems</h1>
<p class="lead">Every error of the API is <code>application/problem+json</code> with one of these codes.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${Object.entries(problemKinds).map(
  ([code, { status, title }]) =>
    html`<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${status}</td><td>${title}</td></tr>\n`,
)}</tbody>
</table></div>`,
  });
}
