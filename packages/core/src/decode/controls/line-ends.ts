import { bufferView } from '../buffer-view.ts';
import { HeldBytes } from '../held-bytes.ts';

const LF = 10;
const CR = 13;
const BLANK = 32;
/** Whether a document has line feeds is told by so many of its first bytes. */
const WINDOW_BYTES = 64 * 1024;
const NOTHING = new Uint8Array(0);

/**
 * Makes every line end of one document a line feed, and never another number of lines than an editor counts.
 *
 * - A document with a line feed in its first 64 KiB has as many lines as line feeds say. Carriage returns before one are part of
 *   that line end (serial consoles write several). Others, where a progress bar began anew, become one blank: a line feed
 *   would shift the number of each line below, and nothing at all would join two words.
 * - A document with carriage returns only there (old Macs, a captured progress bar) has its lines ended by each of them.
 */
export class LineEnds {
  readonly #held = new HeldBytes();
  #end: typeof LF | typeof CR | undefined;
  /** Bytes passed on while no line end was seen. */
  #passed = 0;

  /** Takes the next bytes; gives the chunk itself where there is nothing to do. */
  push(chunk: Uint8Array): Uint8Array {
    return this.#end === undefined ? this.#open(chunk) : this.#convert(this.#held.takeBefore(chunk), this.#end, false);
  }

  end(): Uint8Array {
    const end = this.#end ?? (this.#held.length > 0 ? CR : LF);
    return this.#convert(this.#held.takeBefore(NOTHING), end, true);
  }

  #open(chunk: Uint8Array): Uint8Array {
    const window = WINDOW_BYTES - this.#passed - this.#held.length;
    const head = chunk.subarray(0, window);
    const firstCr = this.#held.length > 0 ? 0 : head.indexOf(CR);
    if (head.includes(LF)) this.#end = LF;
    else if (chunk.length >= window) this.#end = firstCr < 0 ? LF : CR;
    if (this.#end !== undefined) return this.push(chunk);
    if (firstCr < 0) {
      this.#passed += chunk.length;
      return chunk;
    }
    const passed = this.#held.length > 0 ? 0 : firstCr;
    this.#passed += passed;
    this.#held.add(chunk.subarray(passed));
    return chunk.subarray(0, passed);
  }

  #convert(chunk: Uint8Array, end: typeof LF | typeof CR, complete: boolean): Uint8Array {
    const bytes = bufferView(chunk);
    const first = bytes.indexOf(CR);
    if (first < 0) return chunk;
    const output = Buffer.allocUnsafe(bytes.length);
    let length = 0;
    let from = 0;
    for (let at = first; at >= 0; at = bytes.indexOf(CR, from)) {
      output.set(bytes.subarray(from, at), length);
      length += at - from;
      from = at + 1;
      const next = bytes[from];
      if (next === undefined && !complete) this.#held.add(bytes.subarray(at));
      else if (end === CR) {
        if (next !== LF) output[length++] = LF;
      } else if (next !== LF && next !== CR) output[length++] = BLANK;
    }
    output.set(bytes.subarray(from), length);
    length += bytes.length - from;
    return output.subarray(0, length);
  }
}
