import { bufferView } from '../buffer-view.ts';
import { HeldBytes } from '../held-bytes.ts';
import { ByteCursor } from './byte-cursor.ts';
import { escapeEnd } from './escape-end.ts';

const NUL = 0;
const BACKSPACE = 8;
const ESC = 27;
const BLANK = 32;
const UNDERSCORE = 95;
/** The longest character of UTF-8. */
const MAX_CHARACTER = 4;
const CONTROLS = [ESC, NUL, BACKSPACE] as const;
const NOTHING = new Uint8Array(0);

/**
 * Takes off what is for terminals: escape sequences, and what `man` and other pagers strike over for bold ("X", backspace, "X")
 * and underlined ("_", backspace, "X"). A run of NULs, as crashes leave them, becomes one blank. Line feeds stay as they are.
 */
export class TerminalControls {
  readonly #held = new HeldBytes();
  /** The last bytes that were given, as far as a backspace may strike over them. */
  #tail: Uint8Array = NOTHING;
  #isAfterNul = false;

  /** Takes the next bytes of one document in UTF-8; gives the chunk itself where there is nothing to do. */
  push(chunk: Uint8Array): Uint8Array {
    return this.#clean(this.#held.takeBefore(chunk), false);
  }

  end(): Uint8Array {
    return this.#clean(this.#held.takeBefore(NOTHING), true);
  }

  #clean(chunk: Uint8Array, complete: boolean): Uint8Array {
    if (chunk.length === 0) return chunk;
    const bytes = bufferView(chunk);
    // An underscore at the end waits: a backspace may follow it.
    const end = bytes[bytes.length - 1] === UNDERSCORE && !complete ? bytes.length - 1 : bytes.length;
    const controls = new ByteCursor(bytes, CONTROLS);
    if (controls.nextFrom(0) === bytes.length) {
      this.#held.add(bytes.subarray(end));
      this.#tail = lastOf(this.#tail, bytes.subarray(0, end));
      if (end > 0) this.#isAfterNul = false;
      return end === bytes.length ? chunk : bytes.subarray(0, end);
    }
    const output = Buffer.allocUnsafe(bytes.length);
    let length = 0;
    /** Nothing before this offset of the output is struck over. */
    let since = 0;
    let at = 0;
    while (at < end) {
      const control = Math.min(controls.nextFrom(at), end);
      output.set(bytes.subarray(at, control), length);
      length += control - at;
      at = control;
      if (at === end) break;
      const byte = bytes[at];
      if (byte === NUL) {
        if (at > 0 || !this.#isAfterNul) output[length++] = BLANK;
        while (at < end && bytes[at] === NUL) at++;
      } else if (byte === ESC) {
        const next = escapeEnd(bytes, at, complete);
        if (next < 0) break;
        at = next;
        since = length;
        this.#tail = NOTHING;
      } else {
        const last = lastCharacter(lastOf(this.#tail, output.subarray(since, length)));
        const next = characterAt(bytes, at + 1, complete);
        const isUnderlined = last[0] === UNDERSCORE && length > since;
        if (next === undefined) {
          if (isUnderlined) {
            length--;
            at--;
          }
          break;
        }
        at++;
        if (!isPrintable(next)) {
          // It strikes over nothing, and the next one must not reach over it.
          since = length;
          this.#tail = NOTHING;
        } else if (isUnderlined) length--;
        else if (next[0] === UNDERSCORE || isSame(next, last)) at += next.length;
      }
    }
    this.#held.add(bytes.subarray(at));
    if (at > 0) this.#isAfterNul = bytes[at - 1] === NUL;
    this.#tail = lastOf(this.#tail, output.subarray(since, length));
    return output.subarray(0, length);
  }
}

/** The last bytes of both, copied: a chunk is reused by who gave it. */
function lastOf(before: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length >= MAX_CHARACTER) return Uint8Array.from(bytes.subarray(-MAX_CHARACTER));
  return Uint8Array.from([...before, ...bytes].slice(-MAX_CHARACTER));
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}

function lastCharacter(tail: Uint8Array): Uint8Array {
  let start = tail.length - 1;
  while (start > 0 && isContinuation(tail[start])) start--;
  return tail.subarray(Math.max(0, start));
}

/** The character at an offset, damaged or not; undefined when its bytes may still come. */
function characterAt(bytes: Uint8Array, at: number, complete: boolean): Uint8Array | undefined {
  const first = bytes[at] ?? 0;
  const length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  let end = at + 1;
  while (end < at + length && isContinuation(bytes[end])) end++;
  const mayGrow = end >= bytes.length && bytes.length < at + length && !complete;
  return mayGrow ? undefined : bytes.subarray(at, end);
}

function isPrintable(character: Uint8Array): boolean {
  return (character[0] ?? 0) >= BLANK;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
