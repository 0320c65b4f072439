import {
  type AddonList,
  type CompatibilityAnswer,
  MICROK8S_ARCHITECTURES,
  Microk8sConfinement,
} from '@whyblocked/contract';
import { renderAddonMatrixHtml } from '@whyblocked/render';
import { html, raw } from 'hono/html';
import { type Html, layout } from './layout.ts';
import { selectField, trackOptions } from './select-field.ts';

export interface AddonsPageContents {
  readonly list: AddonList;
  readonly answer: CompatibilityAnswer;
  /** Empty where it was not said. */
  readonly asked: { readonly track: string; readonly architecture: string; readonly confinement: string };
}

/** Which addons work on a track: one row each, one column for each confinement and architecture. */
export function addonsPage({ list, answer, asked: { track, architecture, confinement } }: AddonsPageContents): Html {
  const choice = (name: string, label: string, value: string, options: readonly string[]) =>
    selectField({ name, label, value, options: [['', 'all'], ...options.map((one) => [one, one] as const)] });
  // render escapes everything.
  return layout({
    title: 'Addons',
    body: html`<h1>Addons</h1>
<p class="lead">Which addon of MicroK8s works where. Its own page says how that is known.</p>
<form class="filter" method="get" action="/addons">
<div class="fields">
${selectField({ name: 'track', label: 'Track', value: track, options: trackOptions(list.tracks) })}${choice('arch', 'Architecture', architecture, MICROK8S_ARCHITECTURES)}${choice('confinement', 'Confinement', confinement, Microk8sConfinement.options)}</div>
<button type="submit">Show</button>
</form>
<div class="scroll">${raw(renderAddonMatrixHtml(track, answer))}</div>
<p>Not known is not the same as broken: nobody has said. <a href="/report">Report</a> what you found, whether it works or not, or read <a href="/reports">reports that were accepted</a>.</p>`,
  });
}
