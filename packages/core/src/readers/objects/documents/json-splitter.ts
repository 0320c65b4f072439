/** Takes the items of a list and the document around them as they come to an end. */
export interface DocumentSink {
  /** The next item begins on the line that is being read. */
  begins(): void;
  item(text: string): void;
  /** The document, its items left out. */
  document(text: string): void;
}

const QUOTE = 34;
const BACKSLASH = 92;
const HEAD_CHARACTERS = 2000;

/**
 * Takes JSON apart by its brackets, whatever its indentation: each entry of a top `items` alone, the rest as one document. What is
 * held is bounded by `mostCharacters` for each; of what is longer, the beginning.
 */
export class JsonSplitter {
  readonly #sink: DocumentSink;
  readonly #mostCharacters: number;
  #depth = 0;
  #inString = false;
  /** The last string at the top of the document: the key of what follows. */
  #key = '';
  #inItems = false;
  #inItem = false;
  #document: string[] = [];
  #item: string[] = [];
  #head = '';
  #documentSize = 0;
  #itemSize = 0;
  #done = false;

  constructor(sink: DocumentSink, mostCharacters: number) {
    this.#sink = sink;
    this.#mostCharacters = mostCharacters;
  }

  /** Whether the document is complete. */
  get done(): boolean {
    return this.#done;
  }

  /** Whether a string is still open: the line was folded within it. */
  get inString(): boolean {
    return this.#inString;
  }

  /** The beginning of the document. */
  get head(): string {
    return this.#head;
  }

  /** What is held of an item, or of the document, that did not come to an end. */
  get rest(): string {
    return (this.#inItem ? this.#item : this.#document).join('');
  }

  /** The document began before its first line that is known: it stands open. */
  assumeOpen(): void {
    this.#depth = 1;
    this.#keep('{');
  }

  /** Takes the next line; gives how many of its characters belong to the document. */
  push(line: string): number {
    let from = 0;
    for (let at = 0; at < line.length && !this.#done; at++) {
      const character = line.charCodeAt(at);
      if (this.#inString || character === QUOTE) {
        at = this.#passString(line, at);
        continue;
      }
      if (character === 91 || character === 123) {
        if (this.#inItems && !this.#inItem && this.#depth === 2) {
          from = at;
          this.#inItem = true;
          this.#sink.begins();
        }
        this.#depth++;
        if (character === 91 && this.#depth === 2 && this.#key === 'items') {
          this.#keep(line.slice(from, at + 1));
          from = at + 1;
          this.#inItems = true;
        }
      } else if (character === 93 || character === 125) {
        this.#depth--;
        if (this.#inItem && this.#depth === 2) {
          this.#keep(line.slice(from, at + 1));
          from = at + 1;
          this.#endItem();
        } else if (this.#inItems && this.#depth === 1) {
          from = at;
          this.#inItems = false;
        } else if (this.#depth <= 0) {
          this.#keep(line.slice(from, at + 1));
          this.#done = true;
          this.#sink.document(this.#document.join(''));
          return at + 1;
        }
      }
    }
    if (!this.#inItems || this.#inItem) this.#keep(this.#inString ? line.slice(from) : `${line.slice(from)}\n`);
    return line.length;
  }

  /** Passes over a string, or the rest of one that a fold cut; gives the offset of its last character. */
  #passString(line: string, start: number): number {
    let at = this.#inString ? start - 1 : start;
    this.#inString = true;
    for (;;) {
      const end = line.indexOf('"', at + 1);
      if (end < 0) return line.length;
      at = end;
      let backslashes = 0;
      while (line.charCodeAt(end - 1 - backslashes) === BACKSLASH && end - 1 - backslashes >= start) backslashes++;
      if (backslashes % 2 === 1) continue;
      this.#inString = false;
      if (this.#depth === 1 && end - start < 40) this.#key = line.slice(start + 1, end);
      return end;
    }
  }

  #keep(text: string): void {
    if (this.#inItem) {
      if (this.#itemSize < this.#mostCharacters) this.#item.push(text);
      this.#itemSize += text.length;
    } else {
      if (this.#head.length < HEAD_CHARACTERS) this.#head += text.slice(0, HEAD_CHARACTERS);
      if (this.#documentSize < this.#mostCharacters) this.#document.push(text);
      this.#documentSize += text.length;
    }
  }

  #endItem(): void {
    this.#inItem = false;
    this.#sink.item(this.#item.join(''));
    this.#item = [];
    this.#itemSize = 0;
  }
}
