import { wordsOf } from '../shape/words-of.ts';

export interface ChangeRow {
  readonly status: string;
  readonly spawn: string;
  readonly ready?: string;
  readonly summary: string;
}

const STATUSES = 'Do Doing Done Abort Undo Undoing Undone Hold Error Wait Default'.split(' ');
/** "today at 10:21 UTC", "2 days ago, at 10:21 UTC", "2024-09-10T10:21:00Z", "2024-09-10", "-". */
const TIME =
  /^(?:(?:today|yesterday|tomorrow|\d{1,3} days? ago,|in \d{1,3} days?,)\s{1,4}at\s{1,4}\d\d:\d\d\s{1,4}[\w+:-]{1,10}|\d{4}-\d\d-\d\d(?:T[\d:.+-]{4,24}Z?)?|-)(?=\s|$)/;

/** A row of `snap changes` or `snap tasks` from its status on; null when it is none. Times have blanks, so they are read by their words. */
export function changeRowOf(text: string): ChangeRow | null {
  const [status = ''] = wordsOf(text.slice(0, 200));
  if (!STATUSES.includes(status)) return null;
  let rest = text.trimStart().slice(status.length).trimStart();
  const spawn = TIME.exec(rest)?.[0];
  if (spawn === undefined) return null;
  rest = rest.slice(spawn.length).trimStart();
  const ready = TIME.exec(rest)?.[0];
  if (ready === undefined) return null;
  const summary = rest.slice(ready.length).trim();
  return { status, spawn, ...(ready === '-' ? {} : { ready }), summary };
}
