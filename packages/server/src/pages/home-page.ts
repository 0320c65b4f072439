import type { Diagnosis, Problem } from '@whyblocked/contract';
import { renderHtml } from '@whyblocked/render';
import { html, raw } from 'hono/html';
import { type Html, layout } from './layout.ts';
import { type PasteFields, pasteForm } from './paste-form.ts';
import { problemNotice } from './problem-page.ts';

export interface HomePageContents {
  readonly fields: PasteFields;
  readonly diagnosis?: Diagnosis;
  readonly problem?: Problem;
}

/** The paste box, after an answer with the answer above it. */
export function homePage({ fields, diagnosis, problem }: HomePageContents): Html {
  const form = pasteForm(fields, { hasProblem: problem !== undefined });
  if (diagnosis) {
    // render escapes everything that came from the paste.
    return layout({
      title: 'Answer',
      body: html`<h1 class="quiet">Why was it blocked?</h1>
<section class="card" aria-label="Answer">${raw(renderHtml(diagnosis))}</section>
<section aria-labelledby="again"><h2 id="again">What you asked</h2>
${form}</section>`,
    });
  }
  return layout({
    title: problem?.title ?? '',
    body: html`<h1>Why was it blocked?</h1>
<p class="lead">Paste what the log says. You get what refused it, whose policy that is, which snap interface would permit it, or that none does, and the rule that proves it.</p>
${problem ? problemNotice(problem) : ''}
${form}`,
  });
}
