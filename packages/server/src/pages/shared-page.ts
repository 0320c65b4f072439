import type { Problem, ShareAnswer, SharedDiagnosis } from '@whyblocked/contract';
import { renderHtml } from '@whyblocked/render';
import { html, raw } from 'hono/html';
import { type Html, layout } from './layout.ts';
import { problemNotice } from './problem-page.ts';

/** A diagnosis that somebody shared; who has the secret can delete it here. */
export function sharedPage({ id, diagnosis, createdAt, expiresAt }: SharedDiagnosis, problem?: Problem): Html {
  // render escapes everything that came from the paste.
  return layout({
    title: 'A shared answer',
    isHidden: true,
    body: html`<h1 class="quiet">Why was it blocked?</h1>
${problem ? problemNotice(problem) : ''}
<section class="card" aria-label="Answer">${raw(renderHtml(diagnosis, { links: true }))}</section>
<p class="hint">Somebody pasted a log and shared this answer on ${day(createdAt)}; names of people and machines are replaced. It goes on ${day(expiresAt)}.</p>
<p><a href="/">Ask about your own log</a></p>
<details${problem ? html` open` : ''}>
<summary>Delete it</summary>
<form method="post" action="/d/${id}">
<label for="secret">The secret that was told when it was shared</label>
<input id="secret" name="secret" required maxlength="200" autocomplete="off" spellcheck="false"${problem ? html` aria-describedby="problem" aria-invalid="true"` : ''}>
<p><button type="submit">Delete this page</button></p>
</form>
</details>`,
  });
}

/** What who shared is told, this once. */
export function shareReceiptPage({ id, url, secret, expiresAt }: ShareAnswer): Html {
  return layout({
    title: 'It is shared',
    isHidden: true,
    body: html`<h1>It is shared</h1>
<p>Whoever has this link can read the answer until ${day(expiresAt)}:</p>
<p class="receipt"><a href="/d/${id}"><code>${url}</code></a></p>
<p>To delete it earlier you need this secret. It is shown only now; keep it.</p>
<p class="receipt"><code>${secret}</code></p>
<form method="post" action="/d/${id}">
<input type="hidden" name="secret" value="${secret}">
<button type="submit">Delete it now</button>
</form>`,
  });
}

export function shareDeletedPage(): Html {
  return layout({
    title: 'It is deleted',
    isHidden: true,
    body: html`<h1>It is deleted</h1>
<p>Nobody can read it any more.</p>
<p><a href="/">Ask about another log</a></p>`,
  });
}

function day(at: string): string {
  return at.slice(0, 10);
}
