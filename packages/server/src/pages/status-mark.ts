import type { Compatibility, CompatibilityStatus } from '@whyblocked/contract';
import { statusWords } from '@whyblocked/render';
import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** A status in words; colour only helps. */
export function statusMark(status: CompatibilityStatus): Html {
  return html`<span class="status status-${status}">${statusWords[status]}</span>`;
}

/** That of a cell, with a sign where something contradicts it or it depends on the host. */
export function cellMark({ status, conflict, onSomeHosts }: Compatibility): Html {
  const more = [...(conflict ? ['contradicted'] : []), ...(onSomeHosts.length > 0 ? ['not on all hosts'] : [])];
  return html`${statusMark(status)}${more.length > 0 ? html` <span class="about">${more.join(', ')}</span>` : ''}`;
}
