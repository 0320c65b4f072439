import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { commandOf } from '../shape/container-fact.ts';
import { processLabel } from '../shape/process-label.ts';

const HEADING = /^[A-Z%+_]{1,12}$/;
const COMMANDS = new Set(['COMMAND', 'CMD']);
/** A label has a blank before its mode and may have more in it; SELinux writes one word. */
const ROW =
  /^\s{0,8}(unconfined|\S{1,300}(?: \S{1,100}){0,4}? \((?:enforce|complain|kill|unconfined|prompt|mixed)\)|[\w-]{1,60}(?::[\w,.-]{1,80}){2,5}|-)\s{1,80}(.{1,4000})$/;
/** Rows that were searched for and pasted without their heading: `ps auxZ | grep kubelite` has the user first, `ps -eZ` the pid. */
const OWN = [
  'cri-containerd.apparmor.d (',
  'docker-default (',
  'snap.microk8s.daemon-containerd (',
  'snap.microk8s.daemon-kubelite (',
];
const BARE = /^(?:[a-z_][\w.+-]{0,31} {1,20})?\d{1,10} /;

/** `ps -eZ`, `ps auxZ`: the label that each process runs under. */
export const processLabels: Reader = {
  form: 'process-labels',
  from: ['ps -eZ', 'ps auxZ'],
  triggers: ['LABEL  ', 'LABEL PID', ...OWN],
  open(line, say) {
    const columns = columnsOf(line.text.slice(0, 400));
    if (columns) return new LabelSection(say, columns);
    if (!BARE.test(ROW.exec(line.text.slice(0, 4_096))?.[2] ?? '')) return null;
    const section = new LabelSection(say, null);
    return section.accept(line) ? section : null;
  },
};

/** How many words stand behind the label, and which of them are pid and command. */
interface Columns {
  readonly pid: number;
  readonly command: number;
}

class LabelSection implements Section {
  readonly #say: Say;
  readonly #columns: Columns | null;

  constructor(say: Say, columns: Columns | null) {
    this.#say = say;
    this.#columns = columns;
  }

  accept(line: Line): boolean {
    const [, label = '', rest] = ROW.exec(line.text.slice(0, 4_096)) ?? [];
    if (rest === undefined) return false;
    const words = rest.trim().split(/\s+/);
    const { pid: at, command } = this.#columns ?? { pid: words.findIndex((word) => /^\d+$/.test(word)), command: -1 };
    const pid = words[at] ?? '';
    if (!/^\d{1,10}$/.test(pid)) return false;
    const name = commandOf(words[command]);
    const fact = processLabel(label, { pid: Number(pid), ...(name !== undefined && { command: name }) });
    if (fact) this.#say(fact, line);
    return true;
  }

  close(): void {
    // Each row is told when it comes.
  }
}

function columnsOf(text: string): Columns | null {
  const names = text.trim().split(/\s+/, 20);
  if (names[0] !== 'LABEL' || !names.every((name) => HEADING.test(name))) return null;
  const [pid, command] = [names.indexOf('PID') - 1, names.findIndex((name) => COMMANDS.has(name)) - 1];
  return pid < 0 ? null : { pid, command };
}
