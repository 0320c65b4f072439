import { bufferView } from '../buffer-view.ts';
import { sequenceLength } from './utf-8-sequence.ts';

/** 0x80 to 0x9f; what Windows leaves undefined is the replacement character. Written out, since not every TextDecoder of Node has it right. */
const upperControls = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';
/** Of a hundred bytes of text, at most so many are control bytes other than white space and escapes. */
const maxControlPercent = 1;
/** Of a hundred bytes, at most so many are not ASCII: a language written in Latin letters stays far below it. */
const maxHighPercent = 35;

export function utf8FromWindows1252(bytes: Uint8Array): Buffer {
  const text = bufferView(bytes).toString('latin1');
  return Buffer.from(text.replace(/[\x80-\x9f]/g, (control) => upperControls.charAt(control.charCodeAt(0) - 0x80)));
}

/**
 * Whether the head of a document is text of one byte a character: it has bytes beyond ASCII, and not one sequence that UTF-8 allows.
 * `asciiBefore` is how many bytes of ASCII stood before what is given. In UTF-8 that a crash or a cut damaged, sound sequences are left beside the damaged one.
 */
export function looksLikeWindows1252(head: Uint8Array, asciiBefore: number): boolean {
  const total = asciiBefore + head.length;
  let high = 0;
  let controls = 0;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at] ?? 0;
    if (byte >= 128) {
      if (sequenceLength(head, at) > 0) return false;
      high++;
    } else if (byte < 32 && !isTextControl(byte)) controls++;
  }
  return high > 0 && high * 100 <= total * maxHighPercent && controls * 100 <= total * maxControlPercent;
}

/** White space, bell, backspace and escape. NUL too: it tells of a crash and of no encoding. */
function isTextControl(byte: number): boolean {
  return byte === 0 || (byte >= 7 && byte <= 13) || byte === 27;
}
