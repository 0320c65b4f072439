import { type Diagnosis, limits, type Problem } from '@whyblocked/contract';
import { renderHtml } from '@whyblocked/render';
import { html, raw } from 'hono/html';
import { type Html, layout } from './layout.ts';
import { type PasteFields, type PasteFormOptions, pasteForm } from './paste-form.ts';
import { problemNotice } from './problem-page.ts';
import { uploadedFiles } from './uploaded-files.ts';

export interface HomePageContents {
  readonly fields: PasteFields;
  readonly bounds: Omit<PasteFormOptions, 'hasProblem'>;
  readonly diagnosis?: Diagnosis;
  /** Labels and sizes of the files that the diagnosis rests on. */
  readonly files?: ReadonlyMap<string, number>;
  readonly problem?: Problem;
}

/** After the form: of several buttons that send it, the return key presses the first. */
function shareSection(files: ReadonlyMap<string, number> | undefined): Html {
  return html`<section aria-labelledby="share"><h2 id="share">Share it</h2>
<p>This makes a page that whoever has its link can read for ${limits.shareDays} days, with all names of people and machines replaced. What you pasted is not on it, beyond the lines that the answer quotes.${files?.size ? ' Choose the files again first.' : ''}</p>
<button type="submit" form="paste" formaction="/share">Share the answer</button>
<p>Is it wrong? <a href="/report?about=answer">Tell us.</a></p></section>`;
}

/** The paste box, after an answer with the answer above it. */
export function homePage({ fields, bounds, diagnosis, files, problem }: HomePageContents): Html {
  const form = pasteForm(fields, { ...bounds, hasProblem: problem !== undefined });
  if (diagnosis) {
    // render escapes everything that came from the paste.
    return layout({
      title: 'Answer',
      body: html`<h1 class="quiet">Why was it blocked?</h1>
<section class="card" aria-label="Answer">${raw(renderHtml(diagnosis, { links: true }))}</section>
<section aria-labelledby="again"><h2 id="again">What you asked</h2>
${files?.size ? uploadedFiles(files) : ''}
${form}</section>
${shareSection(files)}`,
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
