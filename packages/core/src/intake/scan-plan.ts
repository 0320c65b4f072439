import { recordTriggers } from '@whyblocked/confinement';
import type { Reader } from '../readers/reader.ts';
import { TriggerSearch } from '../search/trigger-search.ts';

/** What a scanner looks for, and who reads what it finds. */
export interface ScanPlan {
  readonly search: TriggerSearch;
  /** Those that read forms, by their order. */
  readonly readers: readonly Reader[];
  /** All that is looked for, in the order of the search's indexes. */
  readonly triggers: readonly string[];
  /** So many of them, the first ones, begin a mediator's record. */
  readonly recordTriggers: number;
  /** Readers whose trigger it is. */
  readersOf(trigger: number): readonly Reader[];
}

/** Prepares a search for records and for the forms of some readers; made once, used for every paste. */
export function scanPlan(readers: readonly Reader[]): ScanPlan {
  const byTrigger = new Map<string, Reader[]>(recordTriggers.map((trigger) => [trigger, []]));
  for (const reader of readers) {
    for (const trigger of reader.triggers) byTrigger.set(trigger, [...(byTrigger.get(trigger) ?? []), reader]);
  }
  const triggers = [...byTrigger.keys()];
  const byIndex = triggers.map((trigger) => byTrigger.get(trigger) ?? []);
  return {
    readers,
    search: new TriggerSearch(triggers),
    triggers,
    recordTriggers: recordTriggers.length,
    readersOf: (trigger) => byIndex[trigger] ?? [],
  };
}

/** Records alone. */
export const recordPlan: ScanPlan = scanPlan([]);
