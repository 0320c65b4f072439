import type { FormFields } from '../request/upload-form.ts';
import type { PasteFields } from './paste-form.ts';

/** A longer text does not come back in the box: making and showing such a page would keep others waiting. */
const SHOWN_BYTES = 512 * 1024;

/** More than either assumption may have. */
const ASSUMPTION_BYTES = 100;

/** What was sent, as it comes back in the form. */
export function shownFields({ text = new Uint8Array(), snapd, system }: FormFields): PasteFields {
  const isShown = text.byteLength <= SHOWN_BYTES;
  return {
    text: isShown ? decoded(text) : '',
    unshownBytes: isShown ? 0 : text.byteLength,
    snapd: decoded(snapd?.subarray(0, ASSUMPTION_BYTES)),
    system: decoded(system?.subarray(0, ASSUMPTION_BYTES)),
  };
}

function decoded(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}
