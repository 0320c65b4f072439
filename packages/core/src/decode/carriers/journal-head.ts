import { readStamp } from '@whyblocked/confinement';
import { BOOT_STAMP, CTIME_STAMP, HOST, LOG_STAMP, MONTH_STAMP, PROGRAM } from '../begins/stamps.ts';
import type { Carried } from '../line.ts';
import type { TakenOff } from './taken-off.ts';

/** As long as stamp, host and program together can be. */
const REACH = 420;
/**
 * Indentation and a star are the quoting of who pasted when a log's head follows; a dash is not taken off, since items of YAML and of
 * forms begin with it. "<6>" is the priority that the kernel writes.
 */
const LEAD = String.raw`^\s{0,40}(?:\* )?(?:<\d{1,3}>)?`;
const AFTER_COLON = '(?: |$)';
const carriedLine = new RegExp(
  String.raw`${LEAD}(${LOG_STAMP}) (?:(${HOST}) )?(${PROGRAM})(?:\[(\d{1,10}|-)\])?:${AFTER_COLON}`,
  'u',
);
/** `dmesg`, with `-T`, with `-x`, and with `--time-format iso`, which alone writes a comma. */
const stampedLine = new RegExp(
  String.raw`${LEAD}(?:[a-z0-9]{3,8} {0,8}:[a-z]{3,6} {0,6}: )?(${BOOT_STAMP}|${CTIME_STAMP}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d,\d{6}[+-]\d\d:\d\d) `,
  'u',
);
const monthStamp = new RegExp(`^${MONTH_STAMP}$`, 'u');
/** A program's own log has a level where syslog has the host. */
const level =
  /^(?:trace|debug|info|notice|warn|warning|error|err|severe|fatal|critical|crit|panic|main|stdout|stderr)$/i;
const isoWithZone = /^\d{4}-\d\d-\d\dT.{8,20}(?:Z|[+-]\d\d:?\d\d)$/;
const weekday = /^\p{L}{2,4}\.? \d{4}-/u;
const unitName = /\.(?:service|scope|socket|timer|mount|automount|swap|path|slice|target|device)$/;

/**
 * Takes off the head that syslog, journalctl (short, short-iso, short-full, with-unit, …), `snap logs` and dmesg put before a message;
 * null when there is none.
 */
export function withoutJournalHead(text: string): TakenOff | null {
  const head = text.slice(0, REACH);
  const line = carriedLine.exec(head);
  if (line) {
    const [whole, stamp = '', host, program = '', pid] = line;
    if (isLogHead(stamp, host, program, pid)) {
      return { text: text.slice(whole.length), carried: carriedBy(stamp, host, program, pid) };
    }
  }
  const stamped = stampedLine.exec(head);
  if (stamped === null) return null;
  const time = readStamp(` ${stamped[1]} `);
  return { text: text.slice(stamped[0].length), carried: time === undefined ? {} : { time } };
}

/**
 * Whether these are the words of a log daemon and not a message's first ones, as in "[12.345678] usb 1-1: …" and
 * "2024-01-01 00:00:00 INFO app: …". Each word may be missing: `journalctl --no-hostname`, `snap logs`, `logger`.
 */
function isLogHead(stamp: string, host: string | undefined, program: string, pid: string | undefined): boolean {
  if (host !== undefined && level.test(host)) return false;
  if (program === 'kernel') return host !== undefined || !stamp.startsWith('[');
  // What the kernel says of a process begins with its name and pid.
  if (stamp.startsWith('[')) return host !== undefined && pid !== undefined;
  if (pid !== undefined) return true;
  return host !== undefined && (monthStamp.test(stamp) || isoWithZone.test(stamp) || weekday.test(stamp));
}

function carriedBy(stamp: string, host: string | undefined, program: string, pid: string | undefined): Carried {
  const time = readStamp(`${stamp} `);
  const number = pid === undefined ? Number.NaN : Number(pid);
  return {
    ...(time === undefined ? {} : { time }),
    ...(host === undefined ? {} : { host }),
    ...(unitName.test(program) ? { unit: program } : { program }),
    ...(Number.isSafeInteger(number) ? { pid: number } : {}),
  };
}
