import type { InterfaceList } from '@whyblocked/contract';
import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';

/** All interfaces in one table. */
export function interfacesPage({ snapd, interfaces }: InterfaceList): Html {
  return layout({
    title: 'Interfaces',
    body: html`<h1>Interfaces</h1>
<p class="lead">The ${interfaces.length} interfaces of snapd ${snapd}: how a plug gets connected, how much it opens (1 little, 5 nearly everything), and how many rules it has.</p>
<table class="interfaces">
<thead><tr><th scope="col">Interface</th><th scope="col">Classic</th><th scope="col">Core</th><th scope="col">Opens</th><th scope="col">Rules</th></tr></thead>
<tbody>
${interfaces.map(
  ({ name, connection, privilege, rules }) =>
    html`<tr><th scope="row"><a href="/interfaces/${name}">${name}</a></th><td>${connection.classic}</td><td>${connection.core}</td><td>${privilege}</td><td>${rules}</td></tr>\n`,
)}</tbody>
</table>`,
  });
}
