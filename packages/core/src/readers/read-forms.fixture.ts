import type { Line } from '../decode/line.ts';
import type { Statement } from '../evidence/statement.ts';
import type { Reader, Section } from './reader.ts';

export interface FoundStatement {
  readonly line: number;
  readonly statement: Statement;
}

/** Reads a whole text with readers, line by line, as the scanner does; for tests. */
export function readForms(
  text: string,
  readers: readonly Reader[],
): { readonly found: readonly FoundStatement[]; readonly forms: readonly string[]; readonly recognised: number } {
  const found: FoundStatement[] = [];
  const forms = new Set<string>();
  let recognised = 0;
  let section: Section | null = null;
  const say = (statement: Statement, { number }: Line) => found.push({ line: number, statement });
  const open = (line: Line): Section | null => {
    for (const reader of readers) {
      if (!reader.triggers.some((trigger) => line.raw.includes(trigger))) continue;
      const opened = reader.open(line, say);
      if (opened === null) continue;
      forms.add(reader.form);
      return opened;
    }
    return null;
  };
  for (const [index, raw] of text.split('\n').entries()) {
    const line: Line = { number: index + 1, raw, text: raw, carried: {} };
    if (section?.accept(line)) {
      recognised++;
      continue;
    }
    section?.close();
    section = open(line);
    if (section) recognised++;
  }
  section?.close();
  return { found, forms: [...forms], recognised };
}
