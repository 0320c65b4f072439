import type { MediatorRecord } from '@whyblocked/confinement';
import { limits } from '@whyblocked/contract';
import { addPlace, type Entry, placeOf } from './entry.ts';
import type { Occurrence } from './occurrence.ts';
import { RecentMap } from './recent-map.ts';

/** Audit ids remembered over all entries, about 20 MB; beyond them two copies of one event count as two. */
const REMEMBERED_IDS = 400_000;

interface RecordEntry extends Entry<MediatorRecord> {
  readonly identity: string;
  /** Events with an audit id; each is told once, however many carriers tell it. */
  readonly ids: Set<number>;
  /** How many events with an id, and how many lines without one. The journal has both of each event. */
  withId: number;
  withoutId: number;
}

/** Keeps each different record once and counts the others; of more than `limits.distinctAccesses` those seen last. */
export class RecordLedger {
  readonly #byIdentity = new RecentMap<string, RecordEntry>(limits.distinctAccesses, ({ count }) => {
    this.#omitted += count;
  });
  /** Lines known to hold exactly these records, by what of a line is stable. */
  readonly #byKey = new RecentMap<string, readonly RecordEntry[]>(limits.distinctAccesses);
  readonly #touched = new Map<RecordEntry, () => string>();
  #rememberedIds = 0;
  #omitted = 0;
  #order = 0;

  /** Records of accesses that found no room. */
  get omitted(): number {
    return this.#omitted;
  }

  /** Counts a line with a key that came before; false when it did not, or is to be read again. An empty key never did. */
  repeat(key: string, occurrence: Occurrence): boolean {
    const entries = key === '' ? undefined : this.#byKey.get(key);
    if (!entries?.every((entry) => this.#byIdentity.get(entry.identity) === entry)) return false;
    for (const entry of entries) this.#count(entry, occurrence);
    return true;
  }

  /** Takes the records read from one line; `key` is empty when an equal line may hold other records. */
  add(records: readonly MediatorRecord[], key: string, occurrence: Occurrence): void {
    const entries = records.map((record) => this.#entryOf(record, occurrence));
    for (const entry of entries) this.#count(entry, occurrence);
    if (key !== '') this.#byKey.set(key, entries);
  }

  /** To be called before the bytes of the occurrences so far go away. */
  settle(): void {
    for (const [entry, text] of this.#touched) entry.lastText = text();
    this.#touched.clear();
  }

  #entryOf(record: MediatorRecord, { file, line, text: pasted }: Occurrence): RecordEntry {
    const identity = identityOf(record);
    const known = this.#byIdentity.get(identity);
    if (known) return known;
    const text = pasted();
    const entry: RecordEntry = {
      said: record,
      identity,
      count: 0,
      firstPlaces: [],
      lastPlace: placeOf(file, line),
      text,
      lastText: text,
      order: this.#order++,
      ids: new Set(),
      withId: 0,
      withoutId: 0,
    };
    this.#byIdentity.set(identity, entry);
    return entry;
  }

  #count(entry: RecordEntry, { file, line, auditKey, text }: Occurrence): void {
    if (Number.isNaN(auditKey)) entry.withoutId++;
    else if (entry.ids.has(auditKey)) return;
    else {
      entry.withId++;
      if (this.#rememberedIds < REMEMBERED_IDS) {
        this.#rememberedIds++;
        entry.ids.add(auditKey);
      }
    }
    entry.count = Math.max(entry.withId, entry.withoutId);
    addPlace(entry, placeOf(file, line));
    this.#touched.set(entry, text);
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
