import { lineBefore, textOf } from './line-extents.ts';

const LONE_BRACKET = /^[\s>]{0,40}[[{]\s{0,40}$/;
/** Brackets open one another, as "[" and "{" do before an object of a list. */
const MOST = 4;
/** What stands under a bracket that opens: a key, or a bracket again with what it opens. */
const BEGIN = /^\s{0,80}(?:"|\{\s{0,10}")/;

/** Counts the lines before a form that are nothing but a bracket that opens: of JSON over several lines they hold no trigger. */
export class LoneBrackets {
  /** So many stand right before the held bytes. */
  #dropped = 0;

  /** How many stand right before the line at `start`, which reads `text`. */
  before(bytes: Buffer, start: number, text: string): number {
    return BEGIN.test(text) ? this.#count(bytes, start) : 0;
  }

  /** To be called before the first bytes go away. */
  drop(bytes: Buffer, end: number): void {
    this.#dropped = this.#count(bytes, end);
  }

  #count(bytes: Buffer, start: number): number {
    let at = start;
    for (let count = 0; count < MOST; count++) {
      const line = lineBefore(bytes, at);
      if (line === null) return at === 0 ? count + this.#dropped : count;
      if (!LONE_BRACKET.test(textOf(bytes, line) ?? '')) return count;
      at = line.start;
    }
    return MOST;
  }
}
