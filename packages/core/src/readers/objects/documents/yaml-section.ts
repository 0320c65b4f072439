import { limits } from '@whyblocked/contract';
import type { Line } from '../../../decode/line.ts';
import type { Say, Section } from '../../reader.ts';
import { isForeign } from '../../shape/foreign-line.ts';
import { DocumentItems } from './document-items.ts';
import { parseYaml } from './parse-yaml.ts';
import { YamlSplitter } from './yaml-splitter.ts';

const KEY = /^(?:- )?[a-z][A-Za-z0-9]{1,40}:(?:\s|$)/;
/** Keys of no object, though they look like one. */
const NO_KEY = /^(?:error|warning|fatal|panic|usage|output|caused by|info|debug):/;
/** Below this no terminal folds. */
const NARROWEST = 60;
/** Lines into which a terminal may have folded one. */
const MOST_FOLDS = 200;

/** YAML documents, one after another. */
export class YamlSection implements Section {
  readonly #items: DocumentItems;
  #splitter: YamlSplitter;
  /** The last line, which a fold may go on. */
  #pending = '';
  #pendingLine: Line | null = null;
  #before = '';
  #folds = 0;
  #isOpen = false;

  constructor(say: Say) {
    this.#items = new DocumentItems(say, parseYaml);
    this.#splitter = this.#newSplitter();
  }

  accept(line: Line): boolean {
    const { text } = line;
    if (/^(?:---|\.\.\.)\s*$/.test(text) || (this.#isOpen && /^apiVersion: /.test(text))) {
      this.#end();
      if (text.startsWith('a')) this.#begin(line);
      return true;
    }
    if (text.trim() === '' || KEY.test(text) || /^(?:\s|#|- )/.test(text)) {
      // What is indented may be the text of a block, in which anything stands.
      if (/^\S/.test(text) && this.#isOpen && (NO_KEY.test(text) || isForeign(text))) return false;
      this.#begin(line);
      return true;
    }
    if (this.#before.length < NARROWEST || this.#folds >= MOST_FOLDS || isForeign(text)) return false;
    this.#folds++;
    this.#before = text;
    this.#items.hold(line);
    if (this.#pending.length < limits.documentBytes) this.#pending += text;
    return true;
  }

  close(): void {
    this.#end();
  }

  #begin(line: Line): void {
    this.#flush();
    this.#items.hold(line);
    this.#pendingLine = line;
    this.#pending = line.text.replaceAll('\t', '  ');
    this.#before = line.text;
    this.#folds = 0;
    this.#isOpen = true;
  }

  #flush(): void {
    if (this.#isOpen) this.#splitter.push(this.#pending);
  }

  #end(): void {
    this.#flush();
    this.#splitter.end();
    this.#splitter = this.#newSplitter();
    this.#items.release();
    this.#pending = '';
    this.#before = '';
    this.#isOpen = false;
  }

  #newSplitter(): YamlSplitter {
    return new YamlSplitter(
      {
        begins: () => this.#items.release(this.#pendingLine ?? undefined),
        item: (text) => this.#items.read(text),
        document: (text) => this.#items.read(text),
      },
      limits.documentBytes,
    );
  }
}
