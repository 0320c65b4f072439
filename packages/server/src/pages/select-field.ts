import { html } from 'hono/html';
import type { Html } from './layout.ts';

export interface SelectField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  /** Ids of what describes it. */
  readonly describedBy?: string;
}

/** A label and a list to choose from. */
export function selectField({ name, label, value, options, describedBy }: SelectField): Html {
  return html`<div><label for="${name}">${label}</label>
<select id="${name}" name="${name}"${describedBy === undefined ? '' : html` aria-describedby="${describedBy}" aria-invalid="true"`}>${options.map(
    ([option, said]) => html`<option value="${option}"${option === value ? html` selected` : ''}>${said}</option>`,
  )}</select></div>\n`;
}

/** Tracks to choose from, the newest first. */
export function trackOptions(tracks: readonly string[]): readonly (readonly [string, string])[] {
  return tracks.toReversed().map((track) => [track, track === 'latest' ? 'latest, of no track yet' : track] as const);
}
