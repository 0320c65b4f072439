import {
  type AddonList,
  type Compatibility,
  MICROK8S_ARCHITECTURES,
  type Microk8sConfinement,
} from '@whyblocked/contract';
import { cellWords } from '@whyblocked/render';
import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';
import { selectField, trackOptions } from './select-field.ts';
import { statusMark } from './status-mark.ts';

export interface AddonsPageContents {
  readonly list: AddonList;
  readonly cells: readonly Compatibility[];
  readonly asked: {
    readonly track: string;
    readonly architecture: string;
    readonly confinement: Microk8sConfinement | '';
  };
}

const CONFINEMENTS = ['strict', 'classic'] as const;

/** Which addons work on a track: one row each, one column for each confinement. */
export function addonsPage({ list, cells, asked }: AddonsPageContents): Html {
  const { track, architecture, confinement } = asked;
  const columns = CONFINEMENTS.filter((one) => confinement === '' || one === confinement);
  const rows = Map.groupBy(cells, ({ addon }) => addon);
  return layout({
    title: 'Addons',
    body: html`<h1>Addons</h1>
<p class="lead">Which addon of MicroK8s works where, and how that is known.</p>
<form class="filter" method="get" action="/addons">
<div class="fields">
${selectField({ name: 'track', label: 'Track', value: track, options: trackOptions(list.tracks) })}${selectField({
  name: 'arch',
  label: 'Architecture',
  value: architecture,
  options: MICROK8S_ARCHITECTURES.map((one) => [one, one]),
})}${selectField({
  name: 'confinement',
  label: 'Confinement',
  value: confinement,
  options: [['', 'both'], ...CONFINEMENTS.map((one) => [one, one] as const)],
})}</div>
<button type="submit">Show</button>
</form>
<table class="matrix">
<caption>MicroK8s ${track} on ${architecture}</caption>
<thead><tr><th scope="col">Addon</th>${columns.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>
${[...rows].map(
  ([addon, own]) =>
    html`<tr><th scope="row"><a href="/addons/${addon}">${brokenAtSlash(addon)}</a></th>${columns.map((column) => {
      const cell = own.find((one) => one.confinement === column);
      return html`<td>${cell ? html`${statusMark(cell.status)}<span class="about">${cellWords(cell)}</span>` : ''}</td>`;
    })}</tr>\n`,
)}</tbody>
</table>
${legend()}
<p><a href="/report">Report</a> what you found, whether it works or not. <a href="/reports">Reports that were accepted</a>.</p>`,
  });
}

/** A narrow screen breaks a name there and nowhere else. */
function brokenAtSlash(name: string): readonly Html[] {
  return name.split(/(?<=\/)/).map((part) => html`${part}<wbr>`);
}

function legend(): Html {
  return html`<section aria-labelledby="legend"><h2 id="legend">What the words mean</h2>
<dl class="facts">
<dt>${statusMark('verified')}</dt><dd>Somebody ran it, or tests of upstream did, and it works.</dd>
<dt>${statusMark('works-with-notes')}</dt><dd>It works once something was done; the addon’s page says what.</dd>
<dt>${statusMark('broken')}</dt><dd>It can be enabled, and does not work.</dd>
<dt>${statusMark('blocked')}</dt><dd>It cannot be enabled there.</dd>
<dt>${statusMark('unknown')}</dt><dd>Nobody has said. That is not the same as broken.</dd>
</dl></section>`;
}
