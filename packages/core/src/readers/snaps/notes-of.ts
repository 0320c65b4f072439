/** The notes in a cell of snap's tables: "classic,held" are two, "-" is none. */
export function notesOf(cell: string): readonly string[] {
  return cell
    .split(',')
    .map((note) => note.trim())
    .filter((note) => note !== '' && note !== '-' && note !== '–')
    .slice(0, 20);
}
