import type { Addon, CompatibilityAnswer } from '@whyblocked/contract';
import { renderAddonHtml } from '@whyblocked/render';
import { html, raw } from 'hono/html';
import { type Html, layout } from './layout.ts';

export interface AddonPageContents {
  readonly addon: Addon;
  readonly answer: CompatibilityAnswer;
  /** All tracks that are known, oldest first. */
  readonly tracks: readonly string[];
}

/** All that is known of one addon: where it works, what people say, what upstream says. */
export function addonPage(told: AddonPageContents): Html {
  const name = `${told.addon.repository}/${told.addon.name}`;
  // render escapes everything.
  return layout({
    title: name,
    body: html`<nav aria-label="Where you are"><a href="/addons">All addons</a></nav>
${raw(renderAddonHtml(told))}
<p><a href="/report?addon=${encodeURIComponent(name)}">Report whether it works for you</a>, or read <a href="/reports?addon=${encodeURIComponent(name)}">reports that were accepted</a>.</p>`,
  });
}
