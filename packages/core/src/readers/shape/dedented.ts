import type { Line } from '../../decode/line.ts';
import type { Reader } from '../reader.ts';

/** A form that may be indented as a whole, as in a block of Markdown: its lines are read without as many blanks as its first one has. */
export function dedented(reader: Reader): Reader {
  return {
    ...reader,
    open(line, say) {
      const blanks = blanksBefore(line.text);
      const section = reader.open(without(line, blanks), say);
      if (section === null || blanks === 0) return section;
      return { accept: (next) => section.accept(without(next, blanks)), close: () => section.close() };
    },
  };
}

function without(line: Line, blanks: number): Line {
  const cut = Math.min(blanks, blanksBefore(line.text));
  return cut === 0 ? line : { ...line, text: line.text.slice(cut) };
}

function blanksBefore(text: string): number {
  return text.length - text.trimStart().length;
}
