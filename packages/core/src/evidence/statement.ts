import type { MediatorRecord } from '@whyblocked/confinement';
import type { Fact } from './fact.ts';
import type { Refusal } from './refusal.ts';
import type { Trouble } from './trouble.ts';

/** A mediator's record as another tool told it: its own words are read again and judged anew. */
export interface ToldRecord {
  readonly kind: 'record';
  readonly record: MediatorRecord;
}

/** What a reader finds in a paste. */
export type Statement = Fact | Trouble | Refusal | ToldRecord;
