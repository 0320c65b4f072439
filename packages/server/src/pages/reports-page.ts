import type { ReportPage } from '@whyblocked/contract';
import { environmentWords, printable } from '@whyblocked/render';
import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';
import { subjectText } from './report-page.ts';

/** Reports that were accepted, the newest first. */
export function reportsPage({ reports, next }: ReportPage, addon: string | undefined): Html {
  const about = addon === undefined ? '' : `addon=${encodeURIComponent(addon)}&`;
  return layout({
    title: 'Accepted reports',
    body: html`<h1>Accepted reports</h1>
<p class="lead">What people reported${addon === undefined ? '' : html` of ${printable(addon)}`}, and a maintainer accepted. <a href="/report">Report something</a></p>
${reports.length === 0 ? html`<p>There are none${addon === undefined ? '' : ' of this addon'} yet.</p>` : ''}
<ul class="entries">
${reports.map(
  ({ id, subject, at, confirmations }) => html`<li><a href="/reports/${id}">${printable(subjectText(subject))}</a>
<span class="about">${at.slice(0, 10)}${subject.kind === 'addon' ? `; ${printable(environmentWords(subject.environment))}` : ''}${confirmations > 1 ? `; said by ${confirmations} people` : ''}</span></li>\n`,
)}</ul>
${next === undefined ? '' : html`<p><a href="/reports?${about}cursor=${encodeURIComponent(next)}" rel="next">Older ones</a></p>`}
<p class="hint">Reports that wait are decided on through the API, the command line or a chat; pages have no accounts.</p>`,
  });
}
