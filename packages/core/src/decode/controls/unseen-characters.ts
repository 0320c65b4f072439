import { isAscii } from 'node:buffer';
import { bufferView } from '../buffer-view.ts';
import { HeldBytes } from '../held-bytes.ts';
import { ByteCursor } from './byte-cursor.ts';

const BLANK = Buffer.from(' ');
const HYPHEN = Buffer.from('-');
const NOTHING = Buffer.alloc(0);
/** The longest of the characters below. */
const MAX_CHARACTER = 3;
/** First bytes of the characters below. */
const FIRST_BYTES = [0xc2, 0xe2, 0xef] as const;

/** Characters that look like a blank, like a hyphen or like nothing, by their bytes; who copies from a page or a chat gets them. */
const replacements: ReadonlyMap<number, Buffer> = new Map([
  // No-break, en to hair, narrow no-break and mathematical space; line and paragraph separators, at which no tool ends a line.
  ...each([0xa0, ...range(0x2000, 0x200a), 0x202f, 0x205f, 0x2028, 0x2029], BLANK),
  // Hyphens that do not break, and the figure dash.
  ...each([0x2010, 0x2011, 0x2012], HYPHEN),
  // Soft hyphen, zero width, marks of direction, word joiners, byte order mark.
  ...each([0xad, ...range(0x200b, 0x200f), ...range(0x202a, 0x202e), ...range(0x2060, 0x206f), 0xfeff], NOTHING),
]);

/** Makes blanks and hyphens of characters that look like them, and takes out what is not seen, so that words are whole and read the same. */
export class UnseenCharacters {
  readonly #held = new HeldBytes();

  /** Takes the next bytes of one document in UTF-8; gives the chunk itself where there is nothing to do. */
  push(chunk: Uint8Array): Uint8Array {
    return this.#replace(this.#held.takeBefore(chunk), false);
  }

  end(): Uint8Array {
    return this.#replace(this.#held.takeBefore(NOTHING), true);
  }

  #replace(chunk: Uint8Array, complete: boolean): Uint8Array {
    if (isAscii(chunk)) return chunk;
    const bytes = bufferView(chunk);
    const end = complete ? bytes.length : wholeEnd(bytes);
    this.#held.add(bytes.subarray(end));
    const output = Buffer.allocUnsafe(end);
    let length = 0;
    let from = 0;
    const firsts = new ByteCursor(bytes, FIRST_BYTES);
    for (let at = firsts.nextFrom(0); at < end; at = firsts.nextFrom(at + 1)) {
      const next = at + lengthFrom(bytes[at]);
      const replacement = next > end ? undefined : replacements.get(bytes.readUIntBE(at, next - at));
      if (replacement === undefined) continue;
      length += bytes.copy(output, length, from, at);
      length += replacement.copy(output, length);
      from = next;
    }
    if (from === 0) return end === bytes.length ? chunk : bytes.subarray(0, end);
    length += bytes.copy(output, length, from, end);
    return output.subarray(0, length);
  }
}

/** The end without what may be the begin of a character of which the rest did not come yet. */
function wholeEnd(bytes: Buffer): number {
  for (let at = Math.max(0, bytes.length - MAX_CHARACTER + 1); at < bytes.length; at++) {
    const isFirst = FIRST_BYTES.some((first) => first === bytes[at]);
    if (isFirst && at + lengthFrom(bytes[at]) > bytes.length) return at;
  }
  return bytes.length;
}

function lengthFrom(first: number | undefined): number {
  return first === 0xc2 ? 2 : MAX_CHARACTER;
}

function each(codes: readonly number[], replacement: Buffer): readonly (readonly [number, Buffer])[] {
  return codes.map((code) => {
    const bytes = Buffer.from(String.fromCharCode(code));
    return [bytes.readUIntBE(0, bytes.length), replacement];
  });
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
