import type { DocumentSink } from './json-splitter.ts';

const ITEMS = /^(\s{0,8})items:\s*$/;

/**
 * Takes YAML as kubectl prints it apart by its indentation: each entry of a top `items` alone, the rest as one document. What is held
 * is bounded by `mostCharacters` for each; of what is longer, the beginning.
 */
export class YamlSplitter {
  readonly #sink: DocumentSink;
  readonly #mostCharacters: number;
  /** Indentation of `items:`; -1 outside. */
  #items = -1;
  /** Indentation of its entries; -1 before the first one. */
  #entries = -1;
  #document: string[] = [];
  #item: string[] = [];
  #documentSize = 0;
  #itemSize = 0;

  constructor(sink: DocumentSink, mostCharacters: number) {
    this.#sink = sink;
    this.#mostCharacters = mostCharacters;
  }

  push(line: string): void {
    const indentation = line.length - line.trimStart().length;
    const items = this.#items < 0 ? ITEMS.exec(line) : null;
    if (items && this.#isTop(indentation)) {
      this.#items = indentation;
      this.#entries = -1;
      return;
    }
    if (this.#items < 0) {
      this.#keep(line);
      return;
    }
    const isEntry = line.startsWith('- ', indentation);
    if (isEntry && (this.#entries < 0 ? indentation >= this.#items : indentation === this.#entries)) {
      this.#endItem();
      this.#sink.begins();
      this.#entries = indentation;
      this.#item.push(`${' '.repeat(indentation)}  ${line.slice(indentation + 2)}`);
      this.#itemSize = line.length;
    } else if (line.trim() !== '' && indentation <= this.#items && !isEntry) {
      this.#endItem();
      this.#items = -1;
      this.#keep(line);
    } else this.#keep(line);
  }

  /** The text is over: what is held is complete. */
  end(): void {
    this.#endItem();
    if (this.#document.some((line) => line.trim() !== '')) this.#sink.document(this.#document.join('\n'));
    this.#document = [];
  }

  /** A list's key stands as far left as the document's other keys. */
  #isTop(indentation: number): boolean {
    const first = this.#document.find((line) => line.trim() !== '');
    return first === undefined || first.length - first.trimStart().length === indentation;
  }

  #keep(line: string): void {
    if (this.#items >= 0) {
      if (this.#itemSize < this.#mostCharacters) this.#item.push(line);
      this.#itemSize += line.length + 1;
    } else {
      if (this.#documentSize < this.#mostCharacters) this.#document.push(line);
      this.#documentSize += line.length + 1;
    }
  }

  #endItem(): void {
    if (this.#item.length > 0) this.#sink.item(this.#item.join('\n'));
    this.#item = [];
    this.#itemSize = 0;
  }
}
