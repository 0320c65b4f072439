import { limits, type Place } from '@whyblocked/contract';

/** Equal things seen in one paste: read once, then only counted. */
export interface Entry<T> {
  readonly said: T;
  /** The same by other programs, a few of them: who they are does not make it another thing. */
  readonly alike?: readonly T[];
  /** How often it happened; what two carriers say of one event is one. */
  count: number;
  /** The first occurrences, in order; at most `limits.placesPerFinding`. */
  readonly firstPlaces: Place[];
  lastFile: string | undefined;
  lastLine: number;
  /** The lines as pasted that hold the first occurrence. */
  readonly text: string;
  /** Those of the last occurrence; where times are read from. */
  lastText: string;
  /** Times, where what carried the lines told them. */
  readonly firstTime?: string | undefined;
  lastTime?: string | undefined;
  /** Times of the first and the last occurrence in milliseconds since 1970, where audit ids told them: then `lastText` may be an earlier one. */
  firstMilliseconds?: number;
  lastMilliseconds?: number;
  /** Position among all that was found: entries are told in the order in which they first appeared. */
  readonly order: number;
}

/** A place as the contract tells it. */
export function placeOf(file: string | undefined, line: number): Place {
  return file === undefined ? { line } : { file, line };
}

/** Notes one more occurrence. */
export function addPlace(entry: Entry<unknown>, file: string | undefined, line: number): void {
  if (entry.firstPlaces.length < limits.placesPerFinding) entry.firstPlaces.push(placeOf(file, line));
  entry.lastFile = file;
  entry.lastLine = line;
}
