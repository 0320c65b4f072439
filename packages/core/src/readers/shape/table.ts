/** A table with a header, as kubectl and snap print them. */
export interface Table {
  /** The cells of a row by the names of the columns; null when the line has fewer cells than a row must have. */
  row(text: string): Readonly<Record<string, string>> | null;
}

export interface TableOptions {
  /** Names of columns that may be missing in the header; they are looked for in the order of the names. */
  readonly optional?: readonly string[];
  /** Columns whose cells may be empty or hold blanks; of all others each cell is one word. The last column may always. */
  readonly loose?: readonly string[];
}

interface Column {
  readonly name: string;
  readonly at: number;
}

/**
 * Opens a table by its header: the names in this order, with only blanks between them. Rows are cut where the header's words begin;
 * where a paste has lost the alignment, at runs of blanks, and at last at each blank. Null when the header is another one.
 */
export function openTable(header: string, names: readonly string[], options: TableOptions = {}): Table | null {
  const columns = columnsOf(header, names, options.optional ?? []);
  if (columns === null) return null;
  const fewest = names.filter((name) => !(options.loose ?? []).includes(name)).length - (options.optional ?? []).length;
  const isLoose = (index: number): boolean =>
    index === columns.length - 1 || (options.loose ?? []).includes(columns[index]?.name ?? '');
  return {
    row: (text) => {
      const cells = alignedCells(text, columns, isLoose) ?? wordCells(text, columns.length);
      if (cells === null || cells.filter((cell) => cell !== '').length < Math.min(fewest, columns.length)) return null;
      return Object.fromEntries(columns.map(({ name }, index) => [name, cells[index] ?? '']));
    },
  };
}

function columnsOf(header: string, names: readonly string[], optional: readonly string[]): readonly Column[] | null {
  const columns: Column[] = [];
  let at = header.length - header.trimStart().length;
  for (const name of names) {
    if (header.startsWith(name, at) && /^(?:\s|$)/.test(header.slice(at + name.length, at + name.length + 1))) {
      columns.push({ name, at });
      at += name.length;
      while (at < header.length && /\s/.test(header.charAt(at))) at++;
    } else if (!optional.includes(name)) return null;
  }
  return columns.length > 1 && header.slice(at).trim() === '' ? columns : null;
}

/** Cut at the columns of the header; null when a cell crosses one, or a cell that is one word has a blank. */
function alignedCells(
  text: string,
  columns: readonly Column[],
  isLoose: (index: number) => boolean,
): readonly string[] | null {
  const cells: string[] = [];
  for (const [index, { at }] of columns.entries()) {
    if (at > 0 && at <= text.length && !/\s/.test(text.charAt(at - 1))) return null;
    const cell = text.slice(at, columns[index + 1]?.at).trim();
    if (!isLoose(index) && /\s/.test(cell)) return null;
    cells.push(cell);
  }
  return cells[0] === '' && !isLoose(0) ? null : cells;
}

/** At runs of two and more blanks where that gives all cells, else at each blank, the last cell takes the rest. */
function wordCells(text: string, count: number): readonly string[] | null {
  const trimmed = text.trim();
  const wide = trimmed.split(/\s{2,}|\t/);
  if (wide.length === count) return wide;
  const words = trimmed.split(/\s+/);
  if (words.length < 2) return null;
  return words.length <= count ? words : [...words.slice(0, count - 1), words.slice(count - 1).join(' ')];
}
