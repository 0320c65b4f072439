import { limits } from '@whyblocked/contract';
import type { Line } from '../../../decode/line.ts';
import type { Say, Section } from '../../reader.ts';
import { isForeign } from '../../shape/foreign-line.ts';
import { DocumentItems } from './document-items.ts';
import { JsonSplitter } from './json-splitter.ts';
import { parseJson } from './parse-json.ts';

/** How a line of printed JSON begins. */
const OWN = /^\s*(?:[[\]{}]|"|-?\d|true\b|false\b|null\b|$)/;
/** A document, or entries of a list, on a line that has its opening bracket. */
export const JSON_DOCUMENT =
  /^\s{0,40}\{\s{0,10}"(?:(?:apiVersion|kind)":\s{0,4}"|(?:metadata|status|info)":\s{0,4}\{|items":\s{0,4}\[)/;
/** Lines into which a terminal may have folded one string. */
const MOST_FOLDS = 200;

/** JSON documents, one after another; damaged ones end where their lines do. */
export class JsonSection implements Section {
  readonly #items: DocumentItems;
  #splitter: JsonSplitter;
  #line: Line | null = null;
  #listKind: string | undefined;
  #folds = 0;

  constructor(say: Say) {
    this.#items = new DocumentItems(say, parseJson);
    this.#splitter = this.#newSplitter();
  }

  accept(line: Line): boolean {
    // Logs are JSON too: what follows a document must look like another one.
    if (this.#splitter.done && !JSON_DOCUMENT.test(line.text.slice(0, 200)) && line.text.trim() !== '{') return false;
    if (this.#splitter.inString) {
      this.#folds++;
      if (this.#folds > MOST_FOLDS || isForeign(line.text)) return false;
    } else {
      this.#folds = 0;
      if (!OWN.test(line.text)) return false;
    }
    this.#line = line;
    this.#items.hold(line);
    this.#push(line.text);
    return true;
  }

  close(): void {
    const { rest, done } = this.#splitter;
    if (!done && rest.trim() !== '') this.#items.readDamaged(rest, this.#listKind);
  }

  /** The line is not the document's first: its opening bracket stood before. */
  assumeOpen(): void {
    this.#splitter.assumeOpen();
  }

  /** More than one document may stand on a line. */
  #push(text: string): void {
    let rest = text;
    while (rest !== '') {
      if (this.#splitter.done) {
        if (!rest.trimStart().startsWith('{')) return;
        this.#splitter = this.#newSplitter();
      }
      rest = rest.slice(this.#splitter.push(rest));
    }
  }

  #newSplitter(): JsonSplitter {
    this.#listKind = undefined;
    const splitter: JsonSplitter = new JsonSplitter(
      {
        begins: () => {
          this.#listKind ??= /"kind":\s{0,20}"(\w{1,60})List"/.exec(splitter.head)?.[1];
          this.#items.release(this.#line ?? undefined);
        },
        item: (text) => this.#items.read(text, this.#listKind),
        document: (text) => {
          this.#items.read(text);
          this.#items.release(this.#line ?? undefined);
        },
      },
      limits.documentBytes,
    );
    return splitter;
  }
}
