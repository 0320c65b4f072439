import { closingQuote, unquoted } from '../errors/quoted.ts';
import { keyValues } from './key-values.ts';

/** A line of klog, the log of the components of Kubernetes. */
export interface KlogLine {
  readonly level: 'I' | 'W' | 'E' | 'F';
  /** As written, without year and zone: "0616 05:28:37.123456". */
  readonly time: string;
  readonly pid: number;
  /** "pod_workers.go" */
  readonly file: string;
  /** Of a structured line its message, unquoted; else all that is said. */
  readonly message: string;
  /** The keys behind the message of a structured line; none in others. */
  readonly values: ReadonlyMap<string, string>;
  /** What stands behind the message of a structured line, as written. */
  readonly tail: string;
}

/** klog.Lmmdd hh:mm:ss.uuuuuu threadid file:line] msg (k8s.io/klog/v2, `formatHeader`) */
const HEAD = /^([IWEF])(\d{4} \d\d:\d\d:\d\d\.\d{1,9}) {1,10}(\d{1,10}) ([\w.-]{1,120}):\d{1,6}\] ?/;

/** Reads a line of klog; null for any other line. */
export function klogLine(line: string): KlogLine | null {
  const text = line.trimStart();
  const head = HEAD.exec(text.slice(0, 220));
  if (head === null) return null;
  const [all, level, time = '', pid, file = ''] = head;
  const said = text.slice(all.length).trim();
  const close = said.startsWith('"') ? closingQuote(said, 0) : -1;
  const structured = close > 0 && /^(?:$| [\w.-])/.test(said.slice(close + 1, close + 3));
  const tail = structured ? said.slice(close + 2) : '';
  return {
    level: level as KlogLine['level'],
    time,
    pid: Number(pid),
    file,
    message: structured ? unquoted(said.slice(1, close)) : said,
    values: keyValues(tail),
    tail,
  };
}
