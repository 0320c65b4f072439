/** A row of a table in Markdown; no cell may hold a bar. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
