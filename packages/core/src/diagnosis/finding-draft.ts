import { type MediatorRecord, parseRecords } from '@whyblocked/confinement';
import { type Access, type Evidence, limits, type Place, type Subject } from '@whyblocked/contract';
import type { RecordEntry } from '../intake/record-entry.ts';
import { subjectOf } from '../subjects/subject-of.ts';
import { denialFindingId } from './finding-id.ts';

/** All that was seen of one refusal, before the policy is asked. */
export interface FindingDraft {
  readonly id: string;
  readonly subject: Subject;
  readonly access: Access;
  /** The record that stands for all: a refusal where there was one, else what was only logged. */
  readonly record: MediatorRecord;
  readonly entries: readonly RecordEntry[];
}

const REFUSED = new Set(['denied', 'killed']);
const LOGGED = new Set(['allowed', 'logged']);

/** Gathers records of the same subject and access, whatever the process, the revision or the user. */
export function draftFindings(entries: readonly RecordEntry[]): readonly FindingDraft[] {
  const drafts = new Map<string, FindingDraft>();
  for (const entry of entries) {
    const { record } = entry;
    if (!(REFUSED.has(record.verdict) || LOGGED.has(record.verdict))) continue;
    const subject = subjectOf(record);
    const access = record.access ?? cutAccess(record);
    const id = denialFindingId(subject, access);
    const known = drafts.get(id);
    if (!known) drafts.set(id, { id, subject, access, record, entries: [entry] });
    else {
      const stronger = LOGGED.has(known.record.verdict) && REFUSED.has(record.verdict) ? record : known.record;
      drafts.set(id, { ...known, record: stronger, entries: [...known.entries, entry] });
    }
  }
  return [...drafts.values()];
}

/** What is left of an access when its record is cut before it says enough: a refusal is never passed over. */
function cutAccess({ fields }: MediatorRecord): Access {
  const { operation = '', name } = fields;
  return { kind: 'other', operation, ...(name === undefined ? {} : { name }) };
}

/** The occurrences of a draft as the contract tells them. */
export function occurrencesOf({ entries }: FindingDraft): {
  count: number;
  at: Place[];
  first?: string;
  last?: string;
  evidence: Evidence[];
} {
  const lines = entries.flatMap(({ firstLines }) => firstLines).sort((a, b) => a - b);
  const last = Math.max(...entries.map(({ lastLine }) => lastLine));
  const shown = [...new Set(lines)].slice(0, limits.placesPerFinding);
  if (!shown.includes(last)) shown.push(last);
  const firstTime = timeOf(
    entries,
    (entry) => entry.text,
    (a, b) => (a.firstLines[0] ?? 0) - (b.firstLines[0] ?? 0),
  );
  const lastTime = timeOf(
    entries,
    (entry) => entry.lastText,
    (a, b) => b.lastLine - a.lastLine,
  );
  return {
    count: entries.reduce((sum, { count }) => sum + count, 0),
    at: shown.map((line) => ({ line })),
    ...(firstTime === undefined ? {} : { first: firstTime }),
    ...(lastTime === undefined ? {} : { last: lastTime }),
    evidence: entries.slice(0, limits.evidencePerFinding).map(({ firstLines, text }) => ({
      line: firstLines[0] ?? 1,
      text: text.slice(0, limits.evidenceChars),
    })),
  };
}

function timeOf(
  entries: readonly RecordEntry[],
  text: (entry: RecordEntry) => string,
  order: (a: RecordEntry, b: RecordEntry) => number,
): string | undefined {
  const [nearest] = [...entries].sort(order);
  return nearest && parseRecords(text(nearest))[0]?.time;
}
