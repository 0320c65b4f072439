import { isoFromEpoch, parseRecords } from '@whyblocked/confinement';
import { type Evidence, type Finding, limits, type Place } from '@whyblocked/contract';
import { exactTime } from '../chain/exact-time.ts';
import { type Entry, placeOf } from '../evidence/entry.ts';

type Occurrences = Pick<Finding, 'count' | 'at' | 'first' | 'last' | 'evidence'>;

/** How often, where and when something was seen, as the contract tells it. */
export function occurrencesOf(entries: readonly Entry<unknown>[]): Occurrences {
  const [earliest] = entries;
  const latest = entries.reduce((a, b) => (isAfter(b, a) ? b : a));
  const places = unique(entries.flatMap(({ firstPlaces }) => firstPlaces)).sort(byPlace);
  const shown = places.slice(0, limits.placesPerFinding);
  const lastPlace = placeOf(latest.lastFile, latest.lastLine);
  if (!shown.some((place) => isSame(place, lastPlace))) shown.push(lastPlace);
  const told = entries.flatMap(({ firstMilliseconds, lastMilliseconds }) => [firstMilliseconds, lastMilliseconds]);
  const first = earliest && (earliest.firstTime ?? timeIn(earliest.text));
  const last = latest.lastTime ?? isoOf(latest.lastMilliseconds) ?? timeIn(latest.lastText);
  return {
    count: entries.reduce((sum, { count }) => sum + count, 0),
    at: shown,
    ...inOrder(first, last, told.map(isoOf)),
    evidence: entries.slice(0, limits.evidencePerFinding).map(
      ({ firstPlaces, lastFile, lastLine, text }): Evidence => ({
        ...(firstPlaces[0] ?? placeOf(lastFile, lastLine)),
        text: text.slice(0, limits.evidenceChars),
      }),
    ),
  };
}

/** The first and the last time, of whatever order the lines were in: an older file may stand behind a newer one. Ages stay as they are. */
function inOrder(
  first: string | undefined,
  last: string | undefined,
  others: readonly (string | undefined)[],
): Pick<Finding, 'first' | 'last'> {
  const written = [first, last, ...others].filter((time) => time !== undefined);
  const times = written.flatMap((time) => {
    const at = exactTime(time);
    return at === undefined ? [] : [{ time, at }];
  });
  if (times.length < written.length) {
    return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) };
  }
  times.sort((one, other) => one.at - other.at);
  const [earliest, latest] = [times[0], times.at(-1)];
  return earliest && latest ? { first: earliest.time, last: latest.time } : {};
}

function isoOf(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : isoFromEpoch(String(milliseconds / 1000));
}

function timeIn(text: string): string | undefined {
  return parseRecords(text)[0]?.time;
}

function unique(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.line} ${place.file ?? ''}`, place])).values()];
}

/** Places of one file follow each other; files stay in the order in which they were read. */
function byPlace(a: Place, b: Place): number {
  return a.file === b.file ? a.line - b.line : 0;
}

function isAfter(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.lastFile !== b.lastFile || a.lastLine > b.lastLine;
}

function isSame(a: Place, b: Place): boolean {
  return a.file === b.file && a.line === b.line;
}
