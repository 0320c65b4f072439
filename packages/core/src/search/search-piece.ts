import { countLines } from './count-lines.ts';
import { At, BEFORE_BYTES, type Piece, State, TOO_MANY } from './piece.ts';
import { recordMark } from './record-mark.ts';
import { type HitColumns, NO_AUDIT, NO_MARK, type SearchedPiece } from './searched-piece.ts';
import type { KeySeeds } from './stable-key.ts';
import type { TriggerSearch } from './trigger-search.ts';

/** What is looked for. */
export interface Sought {
  readonly search: TriggerSearch;
  /** So many of the triggers, the first ones, are of records, whose lines get marks. */
  readonly recordTriggers: number;
  readonly seeds: KeySeeds;
}

const NEWLINE = 10;

/** Searches a piece that was given and nobody took yet; false where it is not so. */
export function searchWhenGiven(sought: Sought, piece: Piece): boolean {
  const { numbers } = piece;
  if (Atomics.compareExchange(numbers, At.state, State.given, State.taken) !== State.given) return false;
  const { hits, lineEnds } = searchInto(sought, piece, piece, piece.starts.length);
  numbers[At.hits] = hits;
  numbers[At.lineEnds] = lineEnds;
  Atomics.store(numbers, At.state, State.done);
  Atomics.notify(numbers, At.state);
  return true;
}

/** What was found in a piece that is done. */
export function searched(sought: Sought, piece: Piece): SearchedPiece {
  const { numbers, starts, triggers, lines, keys, milliseconds, serials } = piece;
  const hits = numbers[At.hits] as number;
  if (hits === TOO_MANY) return searchedAnew(sought, piece);
  const lineEnds = numbers[At.lineEnds] as number;
  return { ...textOf(piece), hits, lineEnds, starts, triggers, lines, keys, milliseconds, serials };
}

/** The same, in lists that grow; whatever another thread makes of the piece. */
export function searchedAnew(sought: Sought, piece: Piece): SearchedPiece {
  const lists = { starts: [], triggers: [], lines: [], keys: [], milliseconds: [], serials: [] };
  return { ...textOf(piece), ...lists, ...searchInto(sought, piece, lists, Number.POSITIVE_INFINITY) };
}

/** Finds all triggers that end in the piece; `TOO_MANY` where they are more than `most`. */
function searchInto(
  { search, recordTriggers, seeds }: Sought,
  { bytes, numbers }: Piece,
  { starts, triggers, lines, keys, milliseconds, serials }: HitColumns<{ [index: number]: number }>,
  most: number,
): Pick<SearchedPiece, 'hits' | 'lineEnds'> {
  const end = BEFORE_BYTES + (numbers[At.length] as number);
  const found = search.find(bytes, BEFORE_BYTES - (numbers[At.before] as number), end, recordTriggers);
  let hits = 0;
  let lineEnds = 0;
  let counted = BEFORE_BYTES;
  /** The end of the last line that got a mark. */
  let markedTo = BEFORE_BYTES;
  for (let index = 0; index < found.starts.length; index++) {
    const start = found.starts[index] as number;
    const trigger = found.triggers[index] as number;
    if (start < BEFORE_BYTES && start + search.lengthOf(trigger) <= BEFORE_BYTES) continue;
    if (hits === most) return { hits: TOO_MANY, lineEnds: 0 };
    if (start > counted) {
      lineEnds += countLines(bytes, counted, start);
      counted = start;
    }
    starts[hits] = start - BEFORE_BYTES;
    triggers[hits] = trigger;
    lines[hits] = lineEnds;
    keys[hits] = NO_MARK;
    if (trigger < recordTriggers && start >= markedTo) {
      const lineStart = startOfLine(bytes, start);
      const lineEnd = endOfLine(bytes, start, end);
      markedTo = lineEnd;
      if (lineStart > BEFORE_BYTES && lineEnd < end) {
        const { key, audit } = recordMark(seeds, bytes, { start: lineStart, triggerAt: start, end: lineEnd });
        keys[hits] = key;
        milliseconds[hits] = audit?.milliseconds ?? NO_AUDIT;
        serials[hits] = audit?.serial ?? 0;
      }
    }
    hits++;
  }
  return { hits, lineEnds: lineEnds + countLines(bytes, counted, end) };
}

/** As far as it stands in the piece. */
function startOfLine(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > BEFORE_BYTES && bytes[start - 1] !== NEWLINE) start--;
  return start;
}

function endOfLine(bytes: Uint8Array, at: number, to: number): number {
  let end = at;
  while (end < to && bytes[end] !== NEWLINE) end++;
  return end;
}

function textOf({ bytes, numbers }: Piece): Pick<SearchedPiece, 'bytes' | 'before'> {
  return {
    bytes: bytes.subarray(BEFORE_BYTES, BEFORE_BYTES + (numbers[At.length] as number)),
    before: bytes.subarray(0, BEFORE_BYTES),
  };
}
