import { isPromptLine } from './prompt-line.ts';

/** Beginnings that no field of a printed object and no rest of a message has: stamps of logs, prompts, records, headers of tables. */
const FOREIGN =
  /^\s*(?:\[\s{0,12}\d{1,10}\.\d{3,9}\]|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d |\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|[IWEF]\d{4} \d\d:\d\d:|time="|type=[A-Z]+ msg=|audit: |```|[^❯➜]{0,80}[❯➜] |==== |Error from server)/;

/** What a new object or table begins with; further right such words are fields of an object. */
const BEGINNING = /^ {0,2}(?:apiVersion: |NAME(?:SPACE)? {2,}|LAST ?SEEN |Name: {2,})/;

/** Whether a line is surely the beginning of something else, where a form might take it for a rest of its own. */
export function isForeign(text: string): boolean {
  const head = text.slice(0, 300);
  return FOREIGN.test(head) || BEGINNING.test(head) || isPromptLine(text) || text.includes('apparmor="');
}
