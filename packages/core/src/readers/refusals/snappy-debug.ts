import { isRecordContinuation, parseRecords } from '@whyblocked/confinement';
import type { Line } from '../../decode/line.ts';
import { ONE_LINE, type Reader, type Say, type Section } from '../reader.ts';

const HEADER = /= (?:AppArmor|Seccomp) =(?:\s|$)/i;
const LABELLED =
  /^(?:Time|Log|File|Capability|Syscall|Dbus|DBus|Network|Socket|Mount|Umount|Pivot ?root|Signal|Ptrace|Unix|Change ?profile|Userns|Rlimit|Suggestions?): ?/i;
const BULLET = /^\* \S/;
const DROPPED = 'If have dropped messages';
/** What the tool says before its first block. */
const INTRODUCTION = /^INFO: (?:Following |\$ )|^(?:sudo )?(?:sysctl -w )?kernel\.printk_ratelimit\b/;
/** No block is longer, however much its log line was folded. */
const MOST_LINES = 60;

/**
 * A block of `snappy-debug.security scanlog`. The record in its `Log:` is read as any other record; the tool's suggestions are taken with
 * the block and never believed: it names interfaces by the alphabet, and advises a snap's author where a user asks.
 */
export const snappyDebug: Reader = {
  form: 'snappy-debug',
  from: ['snappy-debug', 'snappy-debug.security scanlog'],
  triggers: ['= AppArmor =', '= Seccomp =', DROPPED, 'Log: auid='],
  open(line, say) {
    const text = line.text.trim();
    if (text.startsWith('Log: ')) return tellMissed(line, say) ? ONE_LINE : null;
    const isIntroduction = INTRODUCTION.test(text.slice(0, 400)) && text.includes(DROPPED);
    if (!isIntroduction && (!HEADER.test(text.slice(0, 400)) || text.startsWith('=='))) return null;
    tellMissed(line, say);
    return block(line, say);
  },
};

function block(first: Line, say: Say): Section {
  let lines = 1;
  let last = first.text.trim();
  return {
    accept: (line) => {
      const text = line.text.trim();
      if (lines >= MOST_LINES || !belongs(text, last)) return false;
      lines++;
      last = text;
      if (text.startsWith('Log: ')) tellMissed(line, say);
      return true;
    },
    close: () => undefined,
  };
}

function belongs(text: string, last: string): boolean {
  if (HEADER.test(text.slice(0, 400))) return false;
  // A blank line ends a block, and belongs to it.
  if (last === '') return false;
  if (text === '') return true;
  if (LABELLED.test(text) || BULLET.test(text) || INTRODUCTION.test(text.slice(0, 400))) return true;
  // The rest of a line that a fold broke.
  return (
    (last.startsWith('Log: ') && isRecordContinuation(text)) ||
    (BULLET.test(last) && /^[\w'(,.-].{0,200}$/.test(text) && /'|plugs|snap/.test(text))
  );
}

/** Old kernels' seccomp lines name the call in parentheses; one that is no record by itself, for want of a trigger, is completed and read. */
function tellMissed(line: Line, say: Say): boolean {
  const at = line.text.indexOf('Log: auid=');
  if (at < 0 || parseRecords(line.text).length > 0) return false;
  const fields = line.text.slice(at + 'Log: '.length);
  if (!/\barch=[0-9a-f]{8} \d{1,10}\(\w{1,40}\)/.test(fields.slice(0, 4000))) return false;
  const [record] = parseRecords(`type=1326 ${fields} `);
  if (record?.access === undefined || record.access === null) return false;
  say({ kind: 'record', record: { ...record, column: at + 'Log: '.length + 1 } }, line);
  return true;
}
