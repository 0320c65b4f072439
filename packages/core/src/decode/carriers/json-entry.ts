import { isoFromEpoch, readStamp } from '@whyblocked/confinement';
import type { Carried } from '../line.ts';
import type { TakenOff } from './taken-off.ts';

/** Fields of an entry by their names: "_HOSTNAME". */
export type JournalFields = ReadonlyMap<string, unknown>;

/** Takes the message out of a line of `journalctl -o json` or of docker's json-file; null when it is neither, or is cut. */
export function withoutJsonEntry(text: string): TakenOff | null {
  const start = text.search(/\S/);
  if (text.charAt(start) !== '{') return null;
  const isJournal = text.includes('"MESSAGE"') && text.includes('"_');
  if (!isJournal && !(text.includes('"log"') && text.includes('"stream"'))) return null;
  const entry = parsed(text);
  if (entry === null) return null;
  return isJournal ? journalEntry(entry) : dockerEntry(entry);
}

function parsed(text: string): JournalFields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

function journalEntry(entry: JournalFields): TakenOff | null {
  const message = asText(entry.get('MESSAGE'));
  return message === undefined ? null : { text: onOneLine(message), carried: journalCarried(entry) };
}

/** What the journal's own fields tell of an entry. */
export function journalCarried(entry: JournalFields): Carried {
  const told = (...keys: readonly string[]): string | undefined =>
    keys.map((key) => asText(entry.get(key))).find((value) => value !== undefined && value !== '');
  const stamp = told('_SOURCE_REALTIME_TIMESTAMP', '__REALTIME_TIMESTAMP');
  const time = stamp !== undefined && /^\d{10,17}$/.test(stamp) ? isoFromEpoch(String(Number(stamp) / 1e6)) : undefined;
  const pid = told('_PID', 'SYSLOG_PID');
  return carriedOf({
    time,
    host: told('_HOSTNAME'),
    program: told('SYSLOG_IDENTIFIER', '_COMM'),
    pid: pid !== undefined && /^\d{1,10}$/.test(pid) ? Number(pid) : undefined,
    unit: told('_SYSTEMD_UNIT'),
  });
}

function dockerEntry(entry: JournalFields): TakenOff | null {
  const log = entry.get('log');
  const stream = entry.get('stream');
  if (typeof log !== 'string' || (stream !== 'stdout' && stream !== 'stderr')) return null;
  const time = entry.get('time');
  return {
    text: onOneLine(log),
    carried: carriedOf({ time: typeof time === 'string' ? readStamp(time.slice(0, 60)) : undefined }),
  };
}

function carriedOf(told: { readonly [Key in keyof Carried]: Carried[Key] | undefined }): Carried {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

/** A message of several lines is one line here, since it has the number of one. */
function onOneLine(message: string): string {
  return message.trimEnd().replace(/[\r\n\0]/g, ' ');
}

/** The journal writes what is not UTF-8, or has control bytes, as an array of bytes, and several values of a field as an array too. */
function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (value.every((byte) => typeof byte === 'number')) return Buffer.from(value).toString('utf8');
  return typeof value[0] === 'string' ? value[0] : undefined;
}
