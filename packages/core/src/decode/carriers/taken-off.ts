import type { Carried } from '../line.ts';

/** What is left of a line without what carried it, and what that told. */
export interface TakenOff {
  readonly text: string;
  readonly carried: Carried;
}
