import {
  type Addon,
  type AddonInTrack,
  type AddonStatement,
  type Architecture,
  type Compatibility,
  MICROK8S_ARCHITECTURES,
  type StatementEvidence,
} from '@whyblocked/contract';
import { basisWords, derivedSentence, maturityWords, printable, statementPlace } from '@whyblocked/render';
import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';
import { cellMark, statusMark } from './status-mark.ts';

const CONFINEMENTS = ['strict', 'classic'] as const;
const ARCHITECTURES: ReadonlySet<Architecture> = new Set(MICROK8S_ARCHITECTURES);

/** All that is known of one addon: where it works, what people say, what upstream says. */
export function addonPage(addon: Addon, cells: readonly Compatibility[]): Html {
  const name = `${addon.repository}/${addon.name}`;
  const inTracks = new Map(addon.tracks.map((one) => [one.track, one]));
  const rows = rowsOf(
    cells.filter(({ architecture }) => ARCHITECTURES.has(architecture)),
    (track) => inTracks.get(track)?.version ?? '',
  );
  const newest = addon.tracks.at(-1);
  return layout({
    title: name,
    body: html`<nav aria-label="Where you are"><a href="/addons">All addons</a></nav>
<h1>${name}</h1>
<dl class="facts">
${fact('Version', newest?.version)}${fact('Also called', addon.aliases.join(', '))}${fact('Another name of', addon.aliasOf)}${fact('Replaced by', addon.replacedBy)}${fact('Looks the same in microk8s status', addon.sameStatusAs.join(', '))}${fact('Needs', newest && needsText(newest))}</dl>
<table class="matrix">
<caption>Where it works</caption>
<thead><tr><th scope="col">Track</th>${CONFINEMENTS.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ({ first, last, version, cells: own }) =>
    html`<tr><th scope="row">${first === last ? first : `${first} to ${last}`}${version === '' ? '' : html` <span class="about">version ${printable(version)}</span>`}</th>${CONFINEMENTS.map(
      (confinement) => html`<td>${cellsText(own.filter((cell) => cell.confinement === confinement))}</td>`,
    )}</tr>\n`,
)}</tbody>
</table>
<section aria-labelledby="said"><h2 id="said">What people say</h2>
${addon.statements.length === 0 ? html`<p>Nobody has said anything of it yet.</p>` : addon.statements.map(statementText)}
</section>
<p><a href="/report?addon=${encodeURIComponent(name)}">Report whether it works for you</a></p>`,
  });
}

function fact(name: string, value: string | undefined): Html | '' {
  return value === undefined || value === '' ? '' : html`<dt>${name}</dt><dd>${printable(value)}</dd>\n`;
}

function needsText({ needs }: AddonInTrack): string {
  return needs.map(({ what, name }) => (name === undefined ? what : `${what} ${name}`)).join(', ');
}

interface Row {
  readonly first: string;
  readonly last: string;
  readonly version: string;
  readonly cells: readonly Compatibility[];
}

/** The newest first; tracks that follow each other and of which the same is said are one row. */
function rowsOf(cells: readonly Compatibility[], versionIn: (track: string) => string): readonly Row[] {
  const rows: (Row & { readonly said: string })[] = [];
  for (const [track, own] of Map.groupBy(cells, (cell) => cell.track)) {
    const version = versionIn(track);
    const said = JSON.stringify([version, own.map((cell) => ({ ...cell, track: '' }))]);
    const before = rows.at(-1);
    if (before?.said === said) rows[rows.length - 1] = { ...before, last: track };
    else rows.push({ first: track, last: track, version, cells: own, said });
  }
  return rows.toReversed();
}

/** Architectures of which the same is said stand together. */
function cellsText(cells: readonly Compatibility[]): readonly Html[] {
  const groups = Map.groupBy(
    cells,
    ({ status, conflict, onSomeHosts }) => `${status} ${conflict} ${onSomeHosts.length}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const where = group.length === cells.length ? '' : `${group.map(({ architecture }) => architecture).join(', ')}: `;
    return [html`<p>${where}${cellMark(first)}<span class="about">${whyText(first)}</span></p>`];
  });
}

/** What people say goes before what follows from upstream. */
function whyText({ basis, derived }: Compatibility): string {
  return basis === 'person' || basis === 'report' ? basisWords[basis] : derivedSentence(derived);
}

function statementText({
  id,
  status,
  maturity,
  says,
  where,
  needs,
  issues,
  evidence,
  confirmations,
  withdrawn,
}: AddonStatement): Html {
  return html`<article class="statement" id="${id}">
<h3>${statusMark(status)} <small>${printable(statementPlace(where))}</small></h3>
${withdrawn ? html`<p class="problem">Withdrawn on ${withdrawn.date}: ${printable(withdrawn.reason)}</p>` : ''}
<p>${printable(says)}</p>
${needs.interfaces.length > 0 ? html`<p>Needs connected: ${needs.interfaces.map((one) => html`<a href="/interfaces/${one}">${one}</a> `)}</p>` : ''}
${needs.host.length > 0 ? html`<ul>${needs.host.map((step) => html`<li>${printable(step)}</li>`)}</ul>` : ''}
${issues.length > 0 ? html`<p>Known issues: ${issues.map((slug) => html`<a href="/issues/${slug}">${slug}</a> `)}</p>` : ''}
<ul class="answer-sources">${evidence.map(evidenceText)}</ul>
<p class="about">${maturityWords[maturity]}; ${confirmations === 1 ? 'by one person' : `by ${confirmations} people`}; <code>${id}</code></p>
</article>\n`;
}

function evidenceText({ url, report, date, revision, ran, note }: StatementEvidence): Html {
  return html`<li>${date}: ${url?.startsWith('https://') ? html`<a href="${url}" rel="noreferrer">${printable(url)}</a> ` : ''}${report === undefined ? '' : html`<a href="/reports/${report}">report ${report}</a> `}${revision === undefined ? '' : `of ${printable(revision)} `}${ran === undefined ? '' : html`<code>${printable(ran)}</code> `}${note === undefined ? '' : printable(note)}</li>\n`;
}
