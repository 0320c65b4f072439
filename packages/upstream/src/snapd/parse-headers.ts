/** A value in snapd's assertion headers: all scalars are text, "true" and "false" too. */
export type HeaderValue = string | readonly HeaderValue[] | { readonly [key: string]: HeaderValue };

interface Line {
  readonly indent: number;
  readonly text: string;
}

/**
 * Reads the indented form that assertion headers have. It looks like YAML and is not: `slots-per-plug: *` is the text "*".
 * Null when a line fits nowhere.
 */
export function parseHeaders(text: string): Readonly<Record<string, HeaderValue>> | null {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Line => ({ indent: line.length - line.trimStart().length, text: line.trim() }));
  const reader = { lines, at: 0 };
  const value = readMap(reader, lines[0]?.indent ?? 0);
  return value !== null && reader.at === lines.length ? value : null;
}

interface Reader {
  readonly lines: readonly Line[];
  at: number;
}

function readMap(reader: Reader, indent: number): Readonly<Record<string, HeaderValue>> | null {
  const map: Record<string, HeaderValue> = {};
  for (let line = reader.lines[reader.at]; line && line.indent === indent; line = reader.lines[reader.at]) {
    const match = /^([^\s:][^:]*):(?:\s+(.*))?$/.exec(line.text);
    if (!match) return null;
    reader.at++;
    const [, key = '', inline] = match;
    const value = inline ?? readNested(reader, indent);
    if (value === null) return null;
    map[key] = value;
  }
  return map;
}

function readList(reader: Reader, indent: number): readonly HeaderValue[] | null {
  const list: HeaderValue[] = [];
  for (
    let line = reader.lines[reader.at];
    line && line.indent === indent && line.text.startsWith('-');
    line = reader.lines[reader.at]
  ) {
    reader.at++;
    const inline = line.text.slice(1).trim();
    const value = inline === '' ? readNested(reader, indent) : inline;
    if (value === null) return null;
    list.push(value);
  }
  return list;
}

function readNested(reader: Reader, outer: number): HeaderValue | null {
  const next = reader.lines[reader.at];
  if (!next || next.indent <= outer) return '';
  return next.text.startsWith('-') ? readList(reader, next.indent) : readMap(reader, next.indent);
}
