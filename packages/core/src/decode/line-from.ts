import { withoutContainerHead } from './carriers/container-head.ts';
import { withoutExportField } from './carriers/export-entry.ts';
import { withoutJournalHead } from './carriers/journal-head.ts';
import { withoutJsonEntry } from './carriers/json-entry.ts';
import type { TakenOff } from './carriers/taken-off.ts';
import { withoutShownEscapes } from './controls/shown-escapes.ts';
import type { Carried, Line } from './line.ts';
import { unquoted } from './quotes/unquoted.ts';

export interface LinePlace {
  /** From 1, in its file. */
  readonly number: number;
  readonly file?: string | undefined;
  /** The raw lines beside it; undefined where there are none. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Where the line before it is a piece of the same one, that one's number. */
  readonly beforeNumber?: number;
  /** The fields of a journal's entry that stand around the line, one a line; asked for only where the line is such an entry's message. */
  readonly fields?: () => readonly string[];
}

/** A container's log in a journal in JSON behind a syslog server has four. */
const MAX_CARRIERS = 8;
const NOTHING: Carried = {};

/** Reads one decoded line as pasted: takes off quoting first, then what carried it, from the outside in. The outermost carrier's word counts. */
export function lineFrom(
  raw: string,
  { number, file, before, after, beforeNumber = number - 1, fields = () => [] }: LinePlace,
): Line {
  const plain = unquoted(raw, { before, after });
  const ofExport = withoutExportField(raw, before, fields) ?? withoutExportField(plain, before, fields);
  let text = ofExport?.text ?? plain;
  let carried = ofExport?.carried ?? NOTHING;
  for (let count = 0; count < MAX_CARRIERS; count++) {
    const taken = withoutCarrier(text);
    if (taken === null) break;
    text = taken.text;
    carried = { ...taken.carried, ...carried };
  }
  return {
    number,
    ...(file === undefined ? {} : { file }),
    raw,
    text: withoutShownEscapes(text),
    ...(before === undefined ? {} : { before: { number: beforeNumber, raw: before } }),
    carried,
  };
}

function withoutCarrier(text: string): TakenOff | null {
  return withoutJsonEntry(text) ?? withoutContainerHead(text) ?? withoutJournalHead(text);
}
