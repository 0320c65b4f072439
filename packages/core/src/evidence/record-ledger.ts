import type { MediatorRecord } from '@whyblocked/confinement';
import { limits } from '@whyblocked/contract';
import type { AuditId } from '../search/audit-id-near.ts';
import { addPlace, type Entry } from './entry.ts';
import type { Occurrence } from './occurrence.ts';
import { RecentMap } from './recent-map.ts';
import { SeenEvents } from './seen-events.ts';

/** A second has fewer events than this. */
const SERIALS = 1_000_000;

/** So many other programs are kept of one access. */
const ALIKE = 20;

interface RecordEntry extends Entry<MediatorRecord> {
  readonly alike: MediatorRecord[];
  readonly identity: string;
  /** How many events with an id, and how many lines without one. The journal has both of each event. */
  withId: number;
  withoutId: number;
  /** Generation of the map in which it was last asked for. */
  touchedIn: number;
}

interface KnownLine {
  readonly key: number;
  readonly entries: readonly RecordEntry[];
}

/** Keeps each different record once and counts the others; of more than `limits.distinctAccesses` those seen last. */
export class RecordLedger {
  readonly #byIdentity = new RecentMap<string, RecordEntry>(limits.distinctAccesses, ({ count }) => {
    this.#omitted += count;
  });
  /** Lines known to hold exactly these records, by 32 bits of what of a line is stable: maps are several times as fast with whole numbers of that size. */
  readonly #byKey = new RecentMap<number, KnownLine>(limits.distinctAccesses);
  readonly #touched = new Map<RecordEntry, () => string>();
  readonly #seen = new SeenEvents();
  #omitted = 0;
  #order = 0;

  /** Records of accesses that found no room. */
  get omitted(): number {
    return this.#omitted;
  }

  /** Counts a line with a key that came before; false when it did not, or is to be read again. The key 0 never did. */
  repeat(key: number, occurrence: Occurrence): boolean {
    const known = key === 0 ? undefined : this.#byKey.get(key | 0);
    if (known === undefined || known.key !== key) return false;
    for (const entry of known.entries) if (!this.#isHeld(entry)) return false;
    for (const entry of known.entries) this.#count(entry, occurrence);
    return true;
  }

  /** Takes the records read from one line; `key` is 0 when an equal line may hold other records. */
  add(records: readonly MediatorRecord[], key: number, occurrence: Occurrence): void {
    const entries = records.map((record) => this.#entryOf(record, occurrence));
    for (const [index, entry] of entries.entries()) {
      // Of several records on one line each has an id of its own.
      const audit = records.length === 1 ? occurrence.audit : auditIdOf(records[index]);
      this.#count(entry, { ...occurrence, audit });
    }
    if (key !== 0) this.#byKey.set(key | 0, { key, entries });
  }

  /** To be called before the bytes of the occurrences so far go away. */
  settle(): void {
    for (const [entry, text] of this.#touched) entry.lastText = text();
    this.#touched.clear();
  }

  #entryOf(record: MediatorRecord, { file, line, text: pasted }: Occurrence): RecordEntry {
    const identity = identityOf(record);
    const known = this.#byIdentity.get(identity);
    if (known) {
      const { said, alike } = known;
      const isOther =
        said.comm !== record.comm && alike.length < ALIKE && alike.every(({ comm }) => comm !== record.comm);
      if (isOther) alike.push(record);
      return known;
    }
    const text = pasted();
    const entry: RecordEntry = {
      said: record,
      alike: [],
      identity,
      count: 0,
      firstPlaces: [],
      lastFile: file,
      lastLine: line,
      text,
      lastText: text,
      order: this.#order++,
      withId: 0,
      withoutId: 0,
      touchedIn: Number.NaN,
    };
    this.#byIdentity.set(identity, entry);
    return entry;
  }

  /** Whether an entry is still there; it then stays for a while. */
  #isHeld(entry: RecordEntry): boolean {
    if (entry.touchedIn === this.#byIdentity.generation) return true;
    if (this.#byIdentity.get(entry.identity) !== entry) return false;
    entry.touchedIn = this.#byIdentity.generation;
    return true;
  }

  #count(entry: RecordEntry, { file, line, audit, text }: Occurrence): void {
    if (audit === null) {
      entry.withoutId++;
      this.#touched.set(entry, text);
    } else if (this.#seen.isNew(eventOf(audit), entry.order)) {
      entry.withId++;
      entry.firstMilliseconds = Math.min(audit.milliseconds, entry.firstMilliseconds ?? audit.milliseconds);
      entry.lastMilliseconds = Math.max(audit.milliseconds, entry.lastMilliseconds ?? audit.milliseconds);
    } else return;
    entry.count = Math.max(entry.withId, entry.withoutId);
    addPlace(entry, file, line);
  }

  /** In the order in which they first appeared. */
  entries(): readonly Entry<MediatorRecord>[] {
    return [...this.#byIdentity.values()].sort((a, b) => a.order - b.order);
  }
}

function identityOf(record: MediatorRecord): string {
  const namespace = record.fields.namespace ?? '';
  const exe = record.mediator === 'seccomp' ? (record.exe ?? '') : '';
  return `${record.mediator}\n${record.verdict}\n${namespace}\n${record.label}\n${exe}\n${JSON.stringify(record.access)}`;
}

function eventOf({ milliseconds, serial }: AuditId): number {
  return Math.floor(milliseconds / 1000) * SERIALS + (serial % SERIALS);
}

function auditIdOf(record: MediatorRecord | undefined): AuditId | null {
  const [seconds, serial] = record?.auditId?.split(':').map(Number) ?? [];
  if (seconds === undefined || serial === undefined || Number.isNaN(seconds + serial)) return null;
  return { milliseconds: Math.round(seconds * 1000), serial };
}
