import type { CompatibilityAnswer, CompatibilityStatus } from '@whyblocked/contract';
import { printable } from '../printable.ts';
import { escaped, PAGE_NAME } from '../render-html.ts';
import { wrapped } from '../wrapped.ts';
import { type AddonMatrix, addonMatrix, type MatrixRow, statusMarks } from './addon-matrix.ts';
import { cellWords, statusWords } from './compatibility-words.ts';

/** What a phone shows on one line. */
const NARROW = 48;

/** Tells that hosts differ, or that statements contradict each other. */
const MORE = '*';

/** All addons of one track, one a line with a character for each confinement and architecture. Ends with a newline. */
export function renderAddonMatrix(track: string, { cells }: CompatibilityAnswer): string {
  const matrix = addonMatrix(cells);
  if (matrix.rows.length === 0) return `No addon of track ${printable(track)} is known here.\n`;
  const width = Math.max(...matrix.rows.map((row) => nameOf(row).length)) + 2;
  const letters = lettersOf(matrix.places.map(({ architecture }) => architecture));
  const lines = [
    `Addons of MicroK8s ${printable(track)}`,
    '',
    `${' '.repeat(width)}${headOf(matrix)}`,
    `${' '.repeat(width)}${groupsOf(
      matrix,
      matrix.places.map(({ architecture }) => letters.get(architecture) ?? ''),
    )}`,
    ...[...Map.groupBy(matrix.rows, repositoryOf)].flatMap(([repository, rows]) => [
      printable(repository),
      ...rows.map((row) => `  ${printable(nameOf(row))}`.padEnd(width) + groupsOf(matrix, marksOf(row)) + more(row)),
    ]),
    '',
    ...[
      `Columns: ${[...letters].map(([architecture, letter]) => `${letter} ${architecture}`).join(', ')}.`,
      `${legend()}.`,
      `${MORE} otherwise on some hosts, or what is said contradicts itself.`,
      'In full: whyblocked addons NAME',
    ].map((line) => wrapped(line, { width: NARROW, indent: 0, hang: 2 })),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as an HTML table; words stand in titles. Names link to pages of this site. */
export function renderAddonMatrixHtml(track: string, { cells }: CompatibilityAnswer): string {
  const matrix = addonMatrix(cells);
  const groups = confinementsOf(matrix);
  const head = groups
    .map(([confinement, count]) => `<th colspan="${count}" scope="colgroup">${escaped(confinement)}</th>`)
    .join('');
  const places = matrix.places.map(({ architecture }) => `<th scope="col">${escaped(architecture)}</th>`).join('');
  const rows = matrix.rows.map(
    (row) => `<tr><th scope="row">${addonLink(row.addon)}</th>${row.cells.map(cellHtml).join('')}</tr>`,
  );
  return [
    '<table class="addon-matrix">',
    `<caption>Addons of MicroK8s ${escaped(track)}</caption>`,
    `<thead><tr><td></td>${head}</tr><tr><td></td>${places}</tr></thead>`,
    `<tbody>\n${rows.join('\n')}\n</tbody>`,
    '</table>',
    `<p class="answer-note">${escaped(legend())}; ${MORE} otherwise on some hosts, or what is said contradicts itself.</p>`,
    '',
  ].join('\n');
}

function cellHtml(cell: MatrixRow['cells'][number]): string {
  if (!cell) return '<td></td>';
  const words = `${statusWords[cell.status]} (${cellWords(cell)})`;
  const mark = `${statusMarks[cell.status]}${isMore(cell) ? MORE : ''}`;
  return `<td class="addon-${cell.status}" title="${escaped(words)}">${mark}</td>`;
}

function addonLink(addon: string): string {
  const isPlain = addon.split('/').length === 2 && addon.split('/').every((part) => PAGE_NAME.test(part));
  return isPlain ? `<a href="/addons/${addon}">${escaped(addon)}</a>` : escaped(addon);
}

function legend(): string {
  return Object.entries(statusMarks)
    .map(([status, mark]) => `${mark} ${statusWords[status as CompatibilityStatus]}`)
    .join(', ');
}

function marksOf({ cells }: MatrixRow): readonly string[] {
  return cells.map((cell) => (cell ? statusMarks[cell.status] : ' '));
}

function more({ cells }: MatrixRow): string {
  return cells.some((cell) => cell && isMore(cell)) ? `  ${MORE}` : '';
}

function isMore({ onSomeHosts, conflict }: NonNullable<MatrixRow['cells'][number]>): boolean {
  return onSomeHosts.length > 0 || conflict;
}

/** Columns of one confinement stand together, two blanks before them. */
function groupsOf(matrix: AddonMatrix, marks: readonly string[]): string {
  let at = 0;
  return confinementsOf(matrix)
    .map(([, count]) => {
      const own = marks.slice(at, at + count);
      at += count;
      return `  ${own.join(' ')}`;
    })
    .join('');
}

function headOf(matrix: AddonMatrix): string {
  return confinementsOf(matrix)
    .map(([confinement, count]) => `  ${confinement.padEnd(count * 2 - 1)}`)
    .join('')
    .trimEnd();
}

/** For each the first of its letters that no other has. */
function lettersOf(architectures: readonly string[]): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const one of new Set(architectures)) {
    const taken = new Set(letters.values());
    letters.set(one, [...one].find((letter) => !taken.has(letter)) ?? one);
  }
  return letters;
}

function repositoryOf({ addon }: MatrixRow): string {
  return addon.slice(0, addon.lastIndexOf('/'));
}

function nameOf({ addon }: MatrixRow): string {
  return addon.slice(addon.lastIndexOf('/') + 1);
}

function confinementsOf({ places }: AddonMatrix): readonly (readonly [string, number])[] {
  return [...Map.groupBy(places, ({ confinement }) => confinement)].map(([confinement, own]) => [
    confinement,
    own.length,
  ]);
}
