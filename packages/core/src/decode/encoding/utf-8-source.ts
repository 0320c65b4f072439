import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { HeldBytes } from '../held-bytes.ts';
import { beginningOf } from './beginning-of.ts';
import { sequenceLength } from './utf-8-sequence.ts';
import { looksLikeWindows1252, utf8FromWindows1252 } from './windows-1252.ts';

/** Bytes beyond ASCII that come later do not make a document Windows-1252. */
const WINDOW_BYTES = 64 * 1024;
const NOTHING = new Uint8Array(0);

/**
 * - `beginning`: too little is here to see a byte order mark or UTF-16.
 * - `ascii`: all was ASCII so far, so that it could be passed on.
 * - `doubt`: the first byte beyond ASCII is not UTF-8; all from there waits until the window is full.
 */
type State = 'beginning' | 'ascii' | 'doubt' | 'utf-8' | 'windows-1252' | 'utf-16';

/**
 * The bytes of one document as UTF-8, whichever encoding it is in; bytes that are not UTF-8 in a document that is stay as they are.
 * What is given depends on the document alone, never on how it is cut into chunks.
 */
export class Utf8Source {
  readonly #held = new HeldBytes();
  #state: State = 'beginning';
  #utf16: TextDecoder | undefined;
  /** Bytes passed on while all was ASCII. */
  #passed = 0;

  /** Takes the next bytes; gives those of which the encoding is known, the chunk itself where that is UTF-8. */
  push(chunk: Uint8Array): Uint8Array {
    return this.#read(chunk, false);
  }

  end(): Uint8Array {
    const rest = this.#read(NOTHING, true);
    return this.#utf16 === undefined ? rest : Buffer.concat([rest, Buffer.from(this.#utf16.decode())]);
  }

  #read(chunk: Uint8Array, complete: boolean): Uint8Array {
    switch (this.#state) {
      case 'utf-8':
        return chunk;
      case 'windows-1252':
        return utf8FromWindows1252(chunk);
      case 'utf-16':
        return Buffer.from(this.#utf16?.decode(chunk, { stream: true }) ?? '');
      case 'doubt':
        return this.#doubt(chunk, complete);
      case 'ascii':
        return this.#ascii(this.#held.takeBefore(chunk), complete);
      case 'beginning':
        return this.#begin(this.#held.takeBefore(chunk), complete);
    }
  }

  #begin(bytes: Uint8Array, complete: boolean): Uint8Array {
    const beginning = beginningOf(bytes, complete);
    if (beginning === undefined) {
      this.#held.add(bytes);
      return NOTHING;
    }
    const { encoding, skip } = beginning;
    if (encoding === 'ascii-based') this.#state = 'ascii';
    else if (encoding === 'utf-8') this.#state = 'utf-8';
    else {
      this.#state = 'utf-16';
      this.#utf16 = new TextDecoder(encoding, { ignoreBOM: true });
    }
    return this.#read(bytes.subarray(skip), complete);
  }

  #ascii(bytes: Uint8Array, complete: boolean): Uint8Array {
    const high = isAscii(bytes) ? bytes.length : bytes.findIndex((byte) => byte >= 128);
    if (this.#passed + high >= WINDOW_BYTES) {
      this.#state = 'utf-8';
      return bytes;
    }
    if (high < bytes.length) {
      const length = sequenceLength(bytes, high);
      if (length > 0) {
        this.#state = 'utf-8';
        return bytes;
      }
      this.#passed += high;
      if (length === 0 || complete) {
        this.#state = 'doubt';
        return joined(bytes.subarray(0, high), this.#doubt(bytes.subarray(high), complete));
      }
      this.#held.add(bytes.subarray(high));
    } else this.#passed += high;
    return bytes.subarray(0, high);
  }

  #doubt(chunk: Uint8Array, complete: boolean): Uint8Array {
    if (!complete && this.#passed + this.#held.length + chunk.length < WINDOW_BYTES) {
      this.#held.add(chunk);
      return NOTHING;
    }
    const bytes = this.#held.takeBefore(chunk);
    const isWindows = looksLikeWindows1252(bytes.subarray(0, WINDOW_BYTES - this.#passed), this.#passed);
    this.#state = isWindows ? 'windows-1252' : 'utf-8';
    return isWindows ? utf8FromWindows1252(bytes) : bytes;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  return second.length === 0 ? first : Buffer.concat([first, second]);
}
