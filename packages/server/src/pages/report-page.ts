import type { Report, ReportSubject, Submitted } from '@whyblocked/contract';
import { environmentWords, printable, renderHtml, stateWords } from '@whyblocked/render';
import { html, raw } from 'hono/html';
import { type Html, layout } from './layout.ts';

/** One report that was accepted: what was said, what its log showed, and what was decided. */
export function reportPage(report: Report): Html {
  const { id, decisions } = report;
  return layout({
    title: `Report ${id}`,
    body: html`<nav aria-label="Where you are"><a href="/reports">Accepted reports</a></nav>
<h1>${printable(subjectText(report.subject))}</h1>
${reportFacts(report)}
${whatItsLogShowed(report)}
<h2>What was decided</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">When</th><th scope="col">By</th><th scope="col">What</th></tr></thead>
<tbody>
${decisions.map(
  ({ at, by, action }) =>
    html`<tr><td>${at.slice(0, 16).replace('T', ' ')}</td><td>${printable(by)}</td><td>${action.action}${action.reason === undefined ? '' : `: ${printable(action.reason)}`}</td></tr>\n`,
)}</tbody>
</table></div>`,
  });
}

/** What who sent a report is told. */
export function reportReceiptPage({ report, duplicateOf }: Submitted): Html {
  return layout({
    title: 'Received',
    body: html`<h1>${duplicateOf === undefined ? 'Your report was received' : 'This was said already'}</h1>
<p>${duplicateOf === undefined ? 'It now waits for a maintainer. Until then nobody else can read it.' : 'Exactly this was reported before, so nothing new was stored.'} Its id is <code>${report.id}</code>.</p>
<h2>What is kept</h2>
${reportFacts(report)}
${whatItsLogShowed(report)}
<p><a href="/report">Report something else</a>, or look at <a href="/addons">the addons</a>.</p>`,
  });
}

/** What a report is about: "core/metallb worked". */
export function subjectText(subject: ReportSubject): string {
  if (subject.kind === 'addon') return `${subject.addon} ${subject.outcome}`;
  return subject.findingId === undefined ? 'An answer is wrong' : `The finding ${subject.findingId} is wrong`;
}

function reportFacts({ subject, state, ran, note, at, confirmations }: Report): Html {
  return html`<dl class="facts">
${fact('About', subjectText(subject))}${subject.kind === 'addon' ? fact('Where', environmentWords(subject.environment)) : fact('Expected', subject.expected)}${fact('Ran', ran)}${fact('Said', note)}${fact('State', stateWords[state])}${fact('Received', at.slice(0, 10))}${confirmations > 1 ? fact('Said by', `${confirmations} people`) : ''}</dl>`;
}

function fact(name: string, value: string | undefined): Html | '' {
  return value === undefined ? '' : html`<dt>${name}</dt><dd>${printable(value)}</dd>\n`;
}

function whatItsLogShowed({ diagnosis }: Report): Html | '' {
  if (!diagnosis) return '';
  // render escapes everything that came from the log.
  return html`<h2>What its log showed</h2>
<section class="card" aria-label="Diagnosis of the log">${raw(renderHtml(diagnosis, { links: true }))}</section>`;
}
