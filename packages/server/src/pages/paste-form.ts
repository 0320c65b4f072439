import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** What stands in the form, as it was sent or empty. */
export interface PasteFields {
  readonly text: string;
  /** Size of a text that is too long to come back; 0 where `text` is all of it. */
  readonly unshownBytes: number;
  readonly snapd: string;
  readonly system: string;
}

export const emptyFields: PasteFields = { text: '', unshownBytes: 0, snapd: '', system: '' };

export interface PasteFormOptions {
  /** Ties the form to the element `problem` that says what is wrong. */
  readonly hasProblem: boolean;
  readonly uploadBytes: number;
  readonly uploadFiles: number;
}

/**
 * The paste box and the files. Everything else stands before the files, since a browser sends fields in the order of the
 * page and files are read as they come.
 */
export function pasteForm(fields: PasteFields, { hasProblem, uploadBytes, uploadFiles }: PasteFormOptions): Html {
  const describedBy = (hint: string): string => (hasProblem ? `problem ${hint}` : hint);
  const assumed = fields.snapd !== '' || fields.system !== '';
  const option = (value: string, label: string) =>
    html`<option value="${value}"${fields.system === value ? html` selected` : ''}>${label}</option>`;
  // The parser drops one line end after <textarea>, so that one is ours.
  return html`<form class="paste" id="paste" method="post" action="/" enctype="multipart/form-data">
<label for="text">What says that something was denied or does not run</label>
<textarea id="text" name="text" rows="9" spellcheck="false" autocomplete="off" autocapitalize="off" dir="ltr" aria-describedby="${describedBy('text-hint')}">
${fields.text}</textarea>
${
  fields.unshownBytes === 0
    ? ''
    : html`<p class="hint">Your text has ${fields.unshownBytes} bytes, too many to be shown here again.</p>\n`
}<p id="text-hint" class="hint">From <code>journalctl -k</code>, <code>dmesg</code>, <code>audit.log</code>, <code>kubectl describe</code>, <code>microk8s inspect</code> or a program’s own messages, several together if you like; <code>snap version</code> and <code>snap connections</code> beside them help. Other lines may stay in. <a href="/?example=1">Show an example</a></p>
<details${assumed ? html` open` : ''}>
<summary>What the log does not tell</summary>
<div class="fields">
<div><label for="snapd">Release of snapd</label>
<input id="snapd" name="snapd" value="${fields.snapd}" placeholder="the newest known" maxlength="40" autocomplete="off" spellcheck="false"></div>
<div><label for="system">System</label>
<select id="system" name="system">${option('', 'not known')}${option('classic', 'a usual distribution')}${option('core', 'Ubuntu Core')}</select></div>
</div>
</details>
<label for="file">Or whole files and archives</label>
<input id="file" name="file" type="file" multiple aria-describedby="${describedBy('file-hint')}">
<p id="file-hint" class="hint">Logs, or a report such as that of <code>microk8s inspect</code> as it is (<code>.tar.gz</code>, <code>.zip</code>, <code>.xz</code>, <code>.zst</code>). At most ${uploadFiles} files and ${roundedMebibytes(uploadBytes)} in all.</p>
<button type="submit">Why was it blocked?</button>
</form>`;
}

function roundedMebibytes(bytes: number): string {
  const mebibytes = bytes / (1024 * 1024);
  return mebibytes >= 1 ? `${Math.floor(mebibytes)} MiB` : `${bytes} bytes`;
}
