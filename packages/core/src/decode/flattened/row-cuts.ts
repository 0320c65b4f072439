interface CountedTable {
  readonly header: string;
  /** A column that shows that a word is where it should be, counted from 0. */
  readonly column: number;
  readonly cell: RegExp;
}

/** Tables in which each cell is one word, so that counting finds the rows. */
const tables: readonly CountedTable[] = [
  { header: 'NAME READY STATUS RESTARTS AGE', column: 1, cell: /^\d{1,4}\/\d{1,4}$/ },
  { header: 'NAMESPACE NAME READY STATUS RESTARTS AGE', column: 2, cell: /^\d{1,4}\/\d{1,4}$/ },
  { header: 'NAME STATUS ROLES AGE VERSION', column: 4, cell: /^v\d/ },
  { header: 'Interface Plug Slot Notes', column: 2, cell: /:|^-$/ },
  { header: 'Name Version Rev Tracking Publisher Notes', column: 2, cell: /^x?\d{1,9}$/ },
  { header: 'Service Startup Current Notes', column: 1, cell: /^(?:en|dis)abled$/ },
];
const word = /\S+/g;
const AGE_PAREN = /^\(\S{1,20}$/;

/**
 * Offsets at which a row of a table begins, where the text is nothing but a known header and whole rows; none otherwise. "3 (5m ago)"
 * under RESTARTS is one cell.
 */
export function rowCuts(text: string): readonly number[] {
  const table = tables.find(({ header }) => beginsWithWords(text, header));
  if (table === undefined) return [];
  const width = table.header.split(' ').length;
  const cells: { readonly cell: string; readonly at: number }[] = [];
  let isAge = false;
  for (const { 0: cell, index } of text.matchAll(word)) {
    if (isAge) {
      if (cell !== 'ago)') return [];
      isAge = false;
    } else if (AGE_PAREN.test(cell)) isAge = true;
    else cells.push({ cell, at: index });
  }
  const isWhole = cells.every(({ cell }, at) => at < width || at % width !== table.column || table.cell.test(cell));
  if (!isWhole || cells.length % width !== 0) return [];
  return cells.filter((_, index) => index > 0 && index % width === 0).map(({ at }) => at);
}

function beginsWithWords(text: string, header: string): boolean {
  return text.slice(0, 200).trim().replace(/\s+/g, ' ').startsWith(`${header} `);
}
