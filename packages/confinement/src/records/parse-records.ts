import { type FoundRecord, readApparmorRecord, readHeadlessRecord } from './apparmor-record.ts';
import { readDbusSentence, sentenceMark } from './dbus-sentence.ts';
import { isKeyChar } from './field-characters.ts';
import { readJournalEntry } from './journal-entry.ts';
import type { MediatorRecord } from './mediator-record.ts';
import { decodeQuotedPrintable, isQuotedPrintable } from './quoted-printable.ts';
import { readSeccompRecord } from './seccomp-record.ts';
import { structuredRecords } from './structured-record.ts';

type Reader = (text: string, at: number, mark: string, from: number) => FoundRecord;

interface Mark {
  readonly mark: string;
  readonly read: Reader;
  readonly isKey: boolean;
}

const marks: readonly Mark[] = [
  { mark: 'apparmor=', read: (text, at, _mark, from) => readApparmorRecord(text, at, from), isKey: true },
  { mark: 'operation=', read: (text, at, _mark, from) => readHeadlessRecord(text, at, from), isKey: true },
  { mark: 'compat=', read: readSeccompRecord, isKey: true },
  { mark: 'type=1326', read: readSeccompRecord, isKey: true },
  { mark: 'SECCOMP', read: readSeccompRecord, isKey: true },
  { mark: sentenceMark, read: (text, at, _mark, from) => readDbusSentence(text, at, from), isKey: false },
];

/** First place of a mark in [from, to); a key must not be the end of a longer one (`subj_apparmor=`). -1 if there is none. */
function findMark(text: string, { mark, isKey }: Mark, from: number, to: number): number {
  const part = to >= text.length ? text : text.slice(0, to + mark.length - 1);
  let at = part.indexOf(mark, from);
  while (isKey && at > 0 && isKeyChar(text.charCodeAt(at - 1))) at = part.indexOf(mark, at + 1);
  return at;
}

function recordsIn(text: string): MediatorRecord[] {
  const records: MediatorRecord[] = [];
  const length = text.length;
  // Where each mark comes next: below `at` means it has not been looked for from there on, `length` that it does not come again.
  const next: number[] = marks.map(() => -1);
  // Text before this belongs to a record already. No mark is looked for twice in the same text, and none beyond a nearer one.
  let at = 0;
  for (;;) {
    let nearest = length;
    let found: Mark | undefined;
    for (let index = 0; index < marks.length; index++) {
      const mark = marks[index];
      if (!mark) break;
      let position = next[index] ?? length;
      if (position < at) {
        position = findMark(text, mark, at, nearest);
        if (position < 0) {
          next[index] = nearest === length ? length : -1;
          continue;
        }
        next[index] = position;
      }
      if (position < nearest) {
        nearest = position;
        found = mark;
      }
    }
    if (!found) return records;
    const { record, end } = found.read(text, nearest, found.mark, at);
    if (record) records.push(record);
    at = Math.max(end, nearest + 1);
  }
}

/**
 * All records of mediators on one logical line, in order; text around them is ignored. Understands records in text of any carrier,
 * inside JSON and HTML, in journal entries and audit events as JSON, and in quoted-printable mail. Never throws; linear in the line's length.
 */
export function parseRecords(line: string): MediatorRecord[] {
  const entry = readJournalEntry(line);
  if (entry) {
    return recordsIn(entry.message).map((record) => ({
      ...record,
      ...(record.time === undefined && entry.time !== undefined ? { time: entry.time } : {}),
      column: entry.at + 1,
    }));
  }
  const structured = structuredRecords(line);
  if (structured.length > 0) {
    return structured.flatMap(({ text, at }) => recordsIn(text).map((record) => ({ ...record, column: at + 1 })));
  }
  return recordsIn(isQuotedPrintable(line) ? decodeQuotedPrintable(line) : line);
}
