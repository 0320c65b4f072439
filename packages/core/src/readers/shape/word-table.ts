import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { isPromptLine } from './prompt-line.ts';
import { typedCommand, withoutSudo } from './typed-command.ts';
import { wordsOf } from './words-of.ts';

export type Cells = Readonly<Record<string, string>>;

/** Takes the rows of one table. */
export interface RowTaker {
  /** False when these cells are no row of the form. */
  row(cells: Cells, line: Line): boolean;
  /** `whole` unless a row was cut, or something that is no row came where one could. */
  close(whole: boolean): void;
}

/** A table in which each cell is one word ("-" where there is nothing), so that rows survive the loss of alignment and of line ends. */
export interface WordTable {
  readonly form: string;
  readonly from: readonly string[];
  readonly triggers: readonly string[];
  /** Headers it has had in different releases. */
  readonly headers: readonly (readonly string[])[];
  /** "snap connections": a line of this command before the header belongs to the form. */
  readonly command?: string;
  /** Whether words are a row that nothing else looks like, so that it is known without its header, the first one; none are where this is absent. */
  isLoneRow?(words: readonly string[]): boolean;
  /** Whether a row can begin with this word; decides about lines that are shorter than a row. */
  begins(word: string): boolean;
  open(say: Say, command: string | undefined): RowTaker;
}

/** A line that stands for rows which somebody left out: "...", "[snip]", "(…)". */
const LEFT_OUT = /^(?:\.{2,}|…|[[(<](?:\.|…|snip|cut))/;

/** A reader of tables of words: aligned or not, rows folded over lines, or many rows on one line. */
export function wordTableReader(table: WordTable): Reader {
  return {
    form: table.form,
    from: table.from,
    triggers: table.triggers,
    open(line, say) {
      const found = findHeader(line.text, table.headers);
      if (found) {
        const command = commandOf(found.before, table.command);
        if (found.before !== '' && command === undefined) return null;
        const section = new WordTableSection(table, say, command, found.names);
        section.takeWords(found.words, line);
        return section;
      }
      const command = commandOf(line.text, table.command);
      if (command !== undefined) return new WordTableSection(table, say, command, null);
      const [names] = table.headers;
      if (names && table.isLoneRow?.(wordsOf(line.text))) {
        const section = new WordTableSection(table, say, undefined, names);
        return section.accept(line) ? section : null;
      }
      if (!beginsHeader(wordsOf(line.text), table.headers)) return null;
      const section = new WordTableSection(table, say, undefined, null);
      section.accept(line);
      return section;
    },
  };
}

class WordTableSection implements Section {
  readonly #table: WordTable;
  readonly #rows: RowTaker;
  readonly #afterCommand: boolean;
  #names: readonly string[] | null;
  #cut: { readonly words: readonly string[]; readonly line: Line } | null = null;
  #whole = true;
  /** What there is of a header that was folded. */
  #headerWords: readonly string[] = [];
  #afterBlank = false;

  constructor(table: WordTable, say: Say, command: string | undefined, names: readonly string[] | null) {
    this.#table = table;
    this.#rows = table.open(say, command);
    this.#afterCommand = command !== undefined;
    this.#names = names;
  }

  accept(line: Line): boolean {
    const words = wordsOf(line.text);
    const afterBlank = this.#afterBlank;
    this.#afterBlank = words.length === 0;
    if (words.length === 0) return true;
    if (isPromptLine(line.text)) return false;
    if (this.#names === null) return this.#takeHeader(words, line);
    const cut = this.#cut;
    this.#cut = null;
    if (cut && this.takeWords([...cut.words, ...words], cut.line)) return true;
    if (cut) this.#whole = false;
    if (this.takeWords(words, line)) return true;
    if (LEFT_OUT.test(words[0] ?? '')) {
      this.#whole = false;
      return true;
    }
    // After an empty line something else begins; elsewhere the table was cut.
    if (!afterBlank) this.#whole = false;
    return false;
  }

  /** Takes as many rows as the words are; what is less than a row waits for the next line. */
  takeWords(words: readonly string[], line: Line): boolean {
    const names = this.#names ?? [];
    if (words.length === 0) return true;
    if (words.length > names.length && words.length % names.length !== 0 && words.length < 2 * names.length)
      return this.#take([...words.slice(0, names.length - 1), words.slice(names.length - 1).join(' ')], line);
    for (let at = 0; at < words.length; at += names.length) {
      const row = words.slice(at, at + names.length);
      if (row.length < names.length) {
        if (!this.#table.begins(row[0] ?? '')) return false;
        this.#cut = { words: row, line };
      } else if (!this.#take(row, line)) {
        if (at > 0) this.#whole = false;
        return at > 0;
      }
    }
    return true;
  }

  close(): void {
    this.#rows.close(this.#whole && this.#cut === null);
  }

  #takeHeader(words: readonly string[], line: Line): boolean {
    const translated = this.#headerWords.length === 0 ? this.#translated(words) : undefined;
    if (translated) {
      this.#names = translated;
      return true;
    }
    const all = [...this.#headerWords, ...words];
    const found = findHeader(all.join(' '), this.#table.headers);
    if (found?.before === '') {
      this.#names = found.names;
      return this.takeWords(found.words, line);
    }
    this.#headerWords = all;
    return beginsHeader(all, this.#table.headers);
  }

  /** The header whose names these are in another language: below the command stands a header first, and the columns are the same. */
  #translated(words: readonly string[]): readonly string[] | undefined {
    const { headers, begins } = this.#table;
    if (!this.#afterCommand || beginsHeader(words, headers) || words.some((word) => !/^\p{L}+$/u.test(word)))
      return undefined;
    return begins(words[0] ?? '') ? undefined : headers.find((names) => names.length === words.length);
  }

  #take(row: readonly string[], line: Line): boolean {
    return this.#rows.row(Object.fromEntries((this.#names ?? []).map((name, index) => [name, row[index] ?? ''])), line);
  }
}

/** Where the words of a header stand in a text, and what stands before and after them. */
function findHeader(
  text: string,
  headers: readonly (readonly string[])[],
): { readonly names: readonly string[]; readonly before: string; readonly words: readonly string[] } | null {
  const words = wordsOf(text);
  // A prompt and a command are few words; the header is not looked for beyond them.
  const last = Math.min(words.length, 12);
  for (let at = 0; at < last; at++) {
    for (const names of headers) {
      if (names.every((name, index) => words[at + index] === name))
        return { names, before: words.slice(0, at).join(' '), words: words.slice(at + names.length) };
    }
  }
  return null;
}

/** Whether words are the beginning of a header, the rest of which is in the next line. */
function beginsHeader(words: readonly string[], headers: readonly (readonly string[])[]): boolean {
  return words.length > 1 && headers.some((names) => words.every((word, index) => names[index] === word));
}

/** The command of a line, with or without a prompt, when it is the one asked for. */
function commandOf(text: string, wanted: string | undefined): string | undefined {
  if (wanted === undefined) return undefined;
  const command = typedCommand(text.trim()) ?? withoutSudo(text.trim());
  return command === wanted || command.startsWith(`${wanted} `) ? command : undefined;
}
