import { completeInOneLine } from './complete-in-one-line.ts';
import { continuationText } from './continuation-line.ts';
import { seamOf } from './line-seam.ts';
import { isQuotedPrintable } from './quoted-printable.ts';

/** A record of twelve fields, one a line, is the most that people fold. */
export const maxRecordLines = 12;

/** A record being put together from physical lines. */
export interface RecordAssembler {
  /** The logical line so far. */
  readonly text: string;
  readonly lineCount: number;
  /** True when no further line can belong to it: there is no need to ask. */
  readonly done: boolean;
  /** Takes the next physical line if it goes on with the record; false, with nothing changed, if it does not. */
  accept(nextLine: string): boolean;
}

/** Begins with the physical line that holds a record's begin. Lines come without their line ends. */
export function assembleRecord(firstLine: string): RecordAssembler {
  let text = firstLine;
  let earlier: string | undefined;
  let previous = firstLine;
  let lineCount = 1;
  let done = completeInOneLine(firstLine);

  function joined(nextLine: string): string | undefined {
    const body = continuationText(nextLine);
    if (body === '') return undefined;
    const begun = text.trimEnd();
    if (begun.endsWith('=') && isQuotedPrintable(begun)) return begun.slice(0, -1) + body;
    const seam = seamOf({ text: begun, earlier, previous, next: nextLine, body });
    return seam === undefined ? undefined : begun + seam + body;
  }

  return {
    get text() {
      return text;
    },
    get lineCount() {
      return lineCount;
    },
    get done() {
      return done;
    },
    accept(nextLine) {
      const longer = done ? undefined : joined(nextLine);
      if (longer === undefined) {
        done = true;
        return false;
      }
      text = longer;
      earlier = previous;
      previous = nextLine;
      lineCount++;
      done = lineCount >= maxRecordLines || completeInOneLine(text);
      return true;
    },
  };
}

/** Joins the record that begins on the first of the lines; `lineCount` says how many of them it took. */
export function joinRecordLines(lines: readonly string[]): { readonly text: string; readonly lineCount: number } {
  const [first, ...rest] = lines;
  if (first === undefined) return { text: '', lineCount: 0 };
  const assembler = assembleRecord(first);
  for (const line of rest) if (!assembler.accept(line)) break;
  return { text: assembler.text, lineCount: assembler.lineCount };
}
