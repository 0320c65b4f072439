import { type JournalFields, journalCarried } from './json-entry.ts';
import type { TakenOff } from './taken-off.ts';

/** A line of an entry that is no message: "_HOSTNAME=host7", and the name alone of a field whose value is binary. */
const FIELD = /^\s{0,8}(?!MESSAGE(?:=|\s*$))(_{0,2}[A-Z][A-Z0-9_]{0,62})=(.*)$/s;
const MESSAGE = /^\s{0,8}MESSAGE=/;
const BINARY = /^MESSAGE\s*$/;
/** Eight bytes of length, the last of them NULs, which decoding makes one blank. */
const LENGTH = /^ ?[^ ]{0,2} /;

/** Whether a line is of an entry of `journalctl -o export` or `-o verbose`, and not the message itself. */
export function isJournalField(line: string): boolean {
  return FIELD.test(line) || BINARY.test(line);
}

/**
 * Takes the message out of its field in `journalctl -o export` or `-o verbose`; null where the line is no such field. A binary value
 * follows its name, which is the line before, and its length. `fields` gives the lines of the entry around it.
 */
export function withoutExportField(
  text: string,
  before: string | undefined,
  fields: () => readonly string[],
): TakenOff | null {
  const named = MESSAGE.exec(text);
  const head = named ?? (before !== undefined && BINARY.test(before) ? LENGTH.exec(text) : null);
  if (head === null) return null;
  const entry: JournalFields = new Map(
    fields().flatMap((line) => {
      const [, key, value] = FIELD.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key, value] as const];
    }),
  );
  // A column of a table is called so too.
  if (named === null && entry.size === 0) return null;
  return { text: text.slice(head[0].length), carried: journalCarried(entry) };
}
