import type { MediatorRecord } from '@whyblocked/confinement';
import { limits } from '@whyblocked/contract';
import type { RecordEntry } from './record-entry.ts';
import type { Occurrence, RecordSink } from './record-sink.ts';

/** Keeps each different record once and counts the others; never holds more than `limits.distinctAccesses`. */
export class RecordLedger implements RecordSink {
  /** Lines known to hold exactly these records, by what of a line is stable. */
  readonly #byKey = new Map<string, readonly RecordEntry[]>();
  readonly #byAccess = new Map<string, RecordEntry>();
  readonly #touched = new Map<RecordEntry, () => string>();
  #omitted = 0;

  /** Records that found no room because as many different ones were held already. */
  get omitted(): number {
    return this.#omitted;
  }

  repeat(key: string, occurrence: Occurrence): boolean {
    const entries = key === '' ? undefined : this.#byKey.get(key);
    for (const entry of entries ?? []) this.#count(entry, occurrence);
    return entries !== undefined;
  }

  add(records: readonly MediatorRecord[], key: string, occurrence: Occurrence): void {
    const entries: RecordEntry[] = [];
    for (const record of records) {
      const identity = identityOf(record);
      const known = this.#byAccess.get(identity);
      if (known) {
        this.#count(known, occurrence);
        entries.push(known);
      } else if (this.#byAccess.size >= limits.distinctAccesses) {
        this.#omitted++;
      } else {
        const text = occurrence.text();
        const entry: RecordEntry = {
          record,
          count: 1,
          firstLines: [occurrence.line],
          lastLine: occurrence.line,
          text,
          lastText: text,
        };
        this.#byAccess.set(identity, entry);
        entries.push(entry);
      }
    }
    if (key !== '' && entries.length === records.length && this.#byKey.size < limits.distinctAccesses) {
      this.#byKey.set(key, entries);
    }
  }

  settle(): void {
    for (const [entry, text] of this.#touched) entry.lastText = text();
    this.#touched.clear();
  }

  #count(entry: RecordEntry, { line, text }: Occurrence): void {
    entry.count++;
    if (entry.firstLines.length < limits.placesPerFinding) entry.firstLines.push(line);
    entry.lastLine = line;
    this.#touched.set(entry, text);
  }

  /** In the order in which they first appeared. */
  entries(): readonly RecordEntry[] {
    return [...this.#byAccess.values()];
  }
}

function identityOf(record: MediatorRecord): string {
  const namespace = record.fields.namespace ?? '';
  const exe = record.mediator === 'seccomp' ? (record.exe ?? '') : '';
  return `${record.mediator}\n${record.verdict}\n${namespace}\n${record.label}\n${exe}\n${JSON.stringify(record.access)}`;
}
