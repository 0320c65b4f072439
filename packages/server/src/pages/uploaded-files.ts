import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** The files that an answer rests on, as they were called and sent. */
export function uploadedFiles(files: ReadonlyMap<string, number>): Html {
  return html`<p class="hint">${files.size === 1 ? 'From one file:' : `From ${files.size} files:`}</p>
<ul class="files">
${[...files].map(([label, bytes]) => html`<li><code>${label}</code> <span>${sizeText(bytes)}</span></li>\n`)}</ul>
<p class="hint">Files are not kept; choose them again to ask again.</p>`;
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kibibytes = bytes / 1024;
  return kibibytes < 1024 ? `${kibibytes.toFixed(1)} KiB` : `${(kibibytes / 1024).toFixed(1)} MiB`;
}
