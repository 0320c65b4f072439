import type { Diagnosis } from '@whyblocked/contract';

/** What became of one question, for the log: never contents, names or ids of people. */
export interface Told {
  /** "why", "button:details", "form:report": which handler it was. */
  readonly handler: string;
  readonly outcome:
    | 'answered'
    /** The same log was answered before; its place was told. */
    | 'repeated'
    | 'form-opened'
    | 'refused'
    /** A channel where logs are spotted, and there was none. */
    | 'ignored'
    | 'busy'
    | 'failed'
    /** There was an answer, and it could not be said. */
    | 'not-sent';
  /** Which refusal, failure or trouble of the reply. */
  readonly code?: string;
  readonly inputBytes?: number;
  readonly verdict?: Diagnosis['verdict']['code'];
  readonly findings?: number;
}
