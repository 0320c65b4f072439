import { keyTraits } from './record-keys.ts';

/** Mail, commit messages, comments and tables put these before each line. */
const quotePrefix = /^[\s>#|*│┃]*(?:\/\/ ?)?\s*/;
const prefixReach = 200;
const leadingKey = /^[("]?([A-Za-z_][\w-]{0,40})=/;
const beginsRecord = /^(?:apparmor=|type=(?:\d|AVC|USER_AVC|SECCOMP|SYSCALL)|msg=|audit\()/;

/** A physical line without what a fold put before and after it. */
export function continuationText(line: string): string {
  return line.slice(quotePrefix.exec(line.slice(0, prefixReach))?.[0].length ?? 0).trimEnd();
}

export function beginsAnotherRecord(body: string): boolean {
  return beginsRecord.test(body);
}

/** Whether a text begins with `key=` of a key that mediators write. */
export function beginsWithField(body: string): boolean {
  const key = leadingKey.exec(body)?.[1];
  return key !== undefined && keyTraits(key) !== undefined;
}

/** Whether a line can go on with a record that was folded between two fields: it begins with a field, and not with one that begins a record. */
export function isRecordContinuation(nextLine: string): boolean {
  const body = continuationText(nextLine);
  return beginsWithField(body) && !beginsAnotherRecord(body);
}
