/** A text on one line: runs of white space are one blank, as readers give messages. */
export function foldedLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
