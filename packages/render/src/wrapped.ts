/**
 * A text on lines of at most `width` characters where its words allow it. All lines but the first are indented by `hang`, so that
 * what is pasted can never begin a line in the place where a sentence or a command of ours begins. Runs of blanks become one.
 */
export function wrapped(
  text: string,
  { width, indent, hang }: { width: number; indent: number; hang: number },
): string {
  if (width === Number.POSITIVE_INFINITY) return `${' '.repeat(indent)}${text}`;
  const words = text.split(/[\p{Zs}\t]+/u).filter((word) => word !== '');
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let isEmpty = true;
  for (const word of words) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(hang);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}
