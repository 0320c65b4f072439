import { isoFromEpoch } from './carrier.ts';

/** What a JSON entry of the journal holds for us: the text of its message, and when it was. */
export interface JournalEntry {
  readonly message: string;
  /** 0-based position of the message's value in the line. */
  readonly at: number;
  readonly time?: string;
}

const journalKeys = [
  ['_PID', 'pid'],
  ['_COMM', 'comm'],
  ['_EXE', 'exe'],
] as const;
const fieldKey = /^_?AUDIT_FIELD_(\w{1,40})$/;

function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || !value.every((byte) => typeof byte === 'number')) return undefined;
  return new TextDecoder().decode(Uint8Array.from(value));
}

function quoted(value: string): string {
  return /^[^\s"]*$/.test(value) || /^".*"$/s.test(value) ? value : `"${value.replaceAll('"', "'")}"`;
}

/** Puts a record together from the journal's own fields, for entries that were printed without their message. */
function fromAuditFields(entry: ReadonlyMap<string, unknown>): string | undefined {
  const values = new Map<string, string>();
  for (const [key, name] of journalKeys) {
    const text = asText(entry.get(key));
    if (text !== undefined) values.set(name, text);
  }
  const ofProcess = values.size;
  for (const [key, value] of entry) {
    const name = fieldKey.exec(key)?.[1];
    const text = asText(value);
    if (name !== undefined && text !== undefined) values.set(name.toLowerCase(), text);
  }
  if (values.size === ofProcess) return undefined;
  const verdict = values.get('apparmor');
  values.delete('apparmor');
  const rest = [...values].map(([key, value]) => `${key}=${quoted(value)}`).join(' ');
  return `${verdict === undefined ? 'SECCOMP' : `apparmor=${quoted(verdict)}`} ${rest}`;
}

/** Reads a line of `journalctl -o json`; undefined when it is none, or cut (then the text itself is searched). */
export function readJournalEntry(line: string): JournalEntry | undefined {
  if (!/^\s{0,20}\{/.test(line) || !(line.includes('"MESSAGE"') || line.includes('AUDIT_FIELD_'))) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const entry = new Map<string, unknown>(Object.entries(parsed));
  const message = asText(entry.get('MESSAGE')) ?? fromAuditFields(entry);
  if (message === undefined) return undefined;
  const stamp = asText(entry.get('_SOURCE_REALTIME_TIMESTAMP')) ?? asText(entry.get('__REALTIME_TIMESTAMP'));
  const time = stamp !== undefined && /^\d{10,17}$/.test(stamp) ? isoFromEpoch(String(Number(stamp) / 1e6)) : undefined;
  const at = Math.max(0, line.indexOf('"MESSAGE"'));
  return { message, at, ...(time === undefined ? {} : { time }) };
}
