/** A value in snapd's assertion headers: all scalars are text, "true" and "false" too. */
export type HeaderValue = string | readonly HeaderValue[] | { readonly [key: string]: HeaderValue };

type HeaderMap = Readonly<Record<string, HeaderValue>>;

/** As snapd's asserts/headers.go has it. */
const NAME = /^[a-z](?:-?[a-z0-9])*$/;
const STEP = '  ';

interface Reader {
  readonly lines: readonly string[];
  at: number;
}

/**
 * Reads a map in the form of assertion headers, as it stands under "plugs:" or "slots:" of a base declaration: each level
 * is indented by two blanks more. It looks like YAML and is not: `slots-per-plug: *` is the text "*", `units: [a, b]` the
 * text "[a, b]", and a list has no inline form. Null for whatever snapd's parser (asserts/headers.go) refuses, blank lines
 * between lines included.
 */
export function parseHeaders(text: string): HeaderMap | null {
  const lines = text.split('\n');
  while (lines.at(-1) === '') lines.pop();
  const first = lines.findIndex((line) => line !== '');
  const reader = { lines: lines.slice(Math.max(first, 0)), at: 0 };
  const map = readMap(reader, STEP);
  return map !== null && reader.at === reader.lines.length ? map : null;
}

/** The lines that begin with the indent, all of which have to be entries. */
function readMap(reader: Reader, indent: string): HeaderMap | null {
  const map: Record<string, HeaderValue> = {};
  for (let line = reader.lines[reader.at]; line?.startsWith(indent); line = reader.lines[reader.at]) {
    const colon = line.indexOf(':', indent.length);
    const name = line.slice(indent.length, colon);
    if (colon < 0 || !NAME.test(name) || Object.hasOwn(map, name)) return null;
    const value = readValue(reader, line.slice(colon + 1), indent);
    if (value === null) return null;
    map[name] = value;
  }
  return map;
}

function readList(reader: Reader, indent: string): readonly HeaderValue[] | null {
  const list: HeaderValue[] = [];
  const intro = `${indent}-`;
  for (let line = reader.lines[reader.at]; line?.startsWith(intro); line = reader.lines[reader.at]) {
    const value = readValue(reader, line.slice(intro.length), indent);
    if (value === null) return null;
    list.push(value);
  }
  return list;
}

/** What stands behind the colon or dash of a line, or below it. */
function readValue(reader: Reader, rest: string, indent: string): HeaderValue | null {
  reader.at++;
  if (rest !== '') return rest.startsWith(' ') ? rest.slice(1) : null;
  const inner = indent + STEP;
  const below = reader.lines[reader.at]?.startsWith(inner) ? reader.lines[reader.at]?.[inner.length] : undefined;
  if (below === '-') return readList(reader, inner);
  if (below !== undefined && below !== ' ') return readMap(reader, inner);
  return readText(reader, inner + STEP);
}

function readText(reader: Reader, indent: string): string | null {
  const lines: string[] = [];
  for (let line = reader.lines[reader.at]; line?.startsWith(indent); line = reader.lines[reader.at]) {
    lines.push(line.slice(indent.length));
    reader.at++;
  }
  return lines.length === 0 ? null : lines.join('\n');
}
