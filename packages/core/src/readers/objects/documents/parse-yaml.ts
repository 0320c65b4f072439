import { afterQuoted, plainValue, unquoted } from './yaml-scalar.ts';

/** Nothing that Kubernetes prints is nested deeper. */
const DEEPEST = 60;

/**
 * Reads the YAML that kubectl prints: blocks, quoted and folded text, JSON in brackets. No anchors, tags or nested brackets with plain words:
 * those stay text. Where text is folded, blanks and line ends may come out as each other. A library for all of YAML takes ten times
 * as long a line, and on brackets within brackets hundreds of times: with lists of all pods of a cluster that decides.
 * Undefined where the indentation does not fit or a quote stays open.
 */
export function parseYaml(text: string): unknown {
  const reader = new YamlReader(text.split('\n'));
  return reader.read();
}

class YamlReader {
  readonly #lines: string[];
  #at = 0;
  #failed = false;

  constructor(lines: string[]) {
    this.#lines = lines;
  }

  read(): unknown {
    const value = this.#block(0, 0);
    return this.#failed || this.#next() >= 0 ? undefined : value;
  }

  /** Indentation of the next line that says something; -1 at the end. */
  #next(): number {
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#line;
      const indentation = indentationOf(line);
      if (indentation < line.length && line[indentation] !== '#' && !/^---\s*$/.test(line)) return indentation;
    }
    return -1;
  }

  get #line(): string {
    return this.#lines[this.#at] ?? '';
  }

  #fail(): undefined {
    this.#failed = true;
    this.#at = this.#lines.length;
  }

  /** The mapping or list that begins on the next line, at `least` or deeper. */
  #block(least: number, depth: number): unknown {
    const indentation = this.#next();
    if (indentation < least) return null;
    if (depth > DEEPEST) return this.#fail();
    if (isEntry(this.#line, indentation)) return this.#list(indentation, depth);
    if (keyEnd(this.#line, indentation) >= 0) return this.#mapping(indentation, depth);
    return this.#inline(indentation, least - 1);
  }

  #list(indentation: number, depth: number): readonly unknown[] {
    const entries: unknown[] = [];
    while (this.#next() === indentation && isEntry(this.#line, indentation)) {
      const rest = this.#line.slice(indentation + 1);
      const content = indentation + 1 + indentationOf(rest);
      if (content >= this.#line.length) {
        this.#at++;
        entries.push(this.#block(indentation + 1, depth + 1));
      } else {
        // What follows the dash is a block of its own, as deep as it stands.
        this.#lines[this.#at] = `${' '.repeat(content)}${this.#line.slice(content)}`;
        entries.push(this.#block(indentation + 1, depth + 1));
      }
    }
    if (this.#next() > indentation) this.#fail();
    return entries;
  }

  #mapping(indentation: number, depth: number): Readonly<Record<string, unknown>> {
    const fields: [string, unknown][] = [];
    while (this.#next() === indentation && !isEntry(this.#line, indentation)) {
      const line = this.#line;
      const end = keyEnd(line, indentation);
      if (end < 0) {
        this.#fail();
        break;
      }
      const written = line.slice(indentation, end).trimEnd();
      const key = /^["']/.test(written) ? unquoted(written) : written;
      const value = end + 1 + indentationOf(line.slice(end + 1));
      fields.push([key, this.#value(value, indentation, depth)]);
    }
    if (this.#next() > indentation) this.#fail();
    return Object.fromEntries(fields);
  }

  /** The value of a key whose line goes on at `from`. */
  #value(from: number, indentation: number, depth: number): unknown {
    const line = this.#line;
    if (from < line.length && line[from] !== '#') {
      return this.#inline(from, indentation);
    }
    this.#at++;
    const next = this.#next();
    const isList = next === indentation && isEntry(this.#line, next);
    return isList ? this.#list(next, depth + 1) : next > indentation ? this.#block(indentation + 1, depth + 1) : null;
  }

  #inline(from: number, parent: number): unknown {
    const isText = /^[|>][-+\d]{0,2}\s*$/.test(this.#line.slice(from, from + 40));
    return isText ? this.#text(from, parent) : this.#scalar(from, parent);
  }

  /** Text in quotes or plain, and the deeper lines that it goes on in. */
  #scalar(from: number, parent: number): unknown {
    const line = this.#line;
    const quote = line[from] === '"' || line[from] === "'" ? line[from] : '';
    const pieces = [line.slice(from).trimEnd()];
    this.#at++;
    if (quote !== '') return this.#quoted(pieces, parent);
    while (this.#at < this.#lines.length) {
      const next = this.#line;
      const indentation = indentationOf(next);
      if (indentation < next.length && indentation <= parent) break;
      if (next[indentation] === '#') break;
      // A key within plain text: the indentation is not what it was.
      if (next.includes(': ', indentation) || next.trimEnd().endsWith(':')) return this.#fail();
      pieces.push(next.trim());
      this.#at++;
    }
    while (pieces.at(-1) === '') pieces.pop();
    return plainValue(
      joinLines(pieces)
        .replace(/\s#.*$/s, '')
        .trimEnd(),
    );
  }

  #quoted(pieces: string[], parent: number): unknown {
    let end = afterQuoted(pieces[0] ?? '', 0);
    while (end < 0 && this.#at < this.#lines.length && pieces.length < this.#lines.length) {
      const next = this.#line;
      if (next.trim() !== '' && indentationOf(next) <= parent) return this.#fail();
      this.#at++;
      const isOpen = afterQuoted(`${pieces[0]?.[0] ?? ''}${next.trim()}`, 0) < 0;
      pieces.push(next.trim());
      if (!isOpen) end = 0;
    }
    if (end < 0) return this.#fail();
    const joined = joinLines(pieces);
    const close = afterQuoted(joined, 0);
    if (close < 0 || !/^\s*(?:#.*)?$/.test(joined.slice(close, close + 200))) return this.#fail();
    return unquoted(joined.slice(0, close));
  }

  /** A block of text after `|` or `>`. */
  #text(from: number, parent: number): string {
    const style = this.#line.slice(from).trim();
    const told = /\d/.exec(style)?.[0];
    let margin = told === undefined ? -1 : parent + Number(told);
    const pieces: string[] = [];
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      const line = this.#line;
      const indentation = indentationOf(line);
      if (indentation < line.length) {
        if (indentation <= parent) break;
        if (margin < 0) margin = indentation;
      }
      pieces.push(line.slice(Math.max(0, margin)));
    }
    while (pieces.length > 0 && pieces.at(-1)?.trim() === '') pieces.pop();
    const text = style.startsWith('|') ? pieces.join('\n') : joinLines(pieces);
    return style.includes('-') ? text : `${text}\n`;
  }
}

function indentationOf(line: string): number {
  let at = 0;
  while (line.charCodeAt(at) === 32) at++;
  return at;
}

function isEntry(line: string, at: number): boolean {
  return line[at] === '-' && (at + 1 >= line.length || line[at + 1] === ' ');
}

/** The offset of the colon that ends a key; -1 where the line is none. */
function keyEnd(line: string, at: number): number {
  const first = line[at];
  if (first === '"' || first === "'") {
    const end = afterQuoted(line, at);
    return end > 0 && line[end] === ':' && (end + 1 >= line.length || line[end + 1] === ' ') ? end : -1;
  }
  if (first === '[' || first === '{' || first === '|' || first === '>') return -1;
  const colon = line.indexOf(': ', at);
  if (colon >= 0) return colon;
  const trimmed = line.trimEnd();
  return trimmed.endsWith(':') && trimmed.length - 1 > at ? trimmed.length - 1 : -1;
}

/** Lines of one text: a line end is a blank, empty lines are line ends, and one behind a backslash is nothing. */
function joinLines(pieces: readonly string[]): string {
  let text = pieces[0] ?? '';
  let isBroken = false;
  for (const piece of pieces.slice(1)) {
    if (piece === '') {
      text += '\n';
      isBroken = true;
      continue;
    }
    if (text.startsWith('"') && /(?<!\\)(?:\\\\){0,50}\\$/.test(text.slice(-102)))
      text = `${text.slice(0, -1)}${piece}`;
    else text += isBroken ? piece : ` ${piece}`;
    isBroken = false;
  }
  return text;
}
