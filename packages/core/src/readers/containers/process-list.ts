import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { commandOf, containerFact } from '../shape/container-fact.ts';
import { containerOfCgroup } from '../shape/container-of-cgroup.ts';

const HEADING = /^[A-Z%+_]{1,12}$/;
const MOST_COLUMNS = 20;
const COMMANDS = new Set(['COMMAND', 'CMD', 'COMM', 'ARGS']);
/** The groups of a process, one after another where there are several: "0::/kubepods.slice/…", "11:memory:/kubepods/…,10:pids:/…". */
const GROUPS = /(?:^|\s)(\d{1,3}:[\w,=.-]{0,200}:\/\S{0,2000})/;
const BARE_ROW = /^\s{0,12}\d{1,10}\s/;

/** Where a row has what it tells. */
interface Columns {
  readonly pid: number;
  /** The command stands right behind the pid or behind the groups; elsewhere it may be anything. */
  readonly command: 'after-pid' | 'after-groups' | null;
}

/** `ps -eo pid,comm,cgroup` and the like: the container of each process. */
export const processList: Reader = {
  form: 'process-list',
  from: ['ps -eo pid,comm,cgroup'],
  triggers: [' CGROUP', ':/kubepods'],
  open(line, say) {
    const columns = columnsOf(line.text.slice(0, 400));
    if (columns) return new ListSection(say, columns);
    if (!BARE_ROW.test(line.text.slice(0, 40)) || !GROUPS.test(line.text.slice(0, 4_096))) return null;
    const section = new ListSection(say, { pid: 0, command: null });
    return section.accept(line) ? section : null;
  },
};

class ListSection implements Section {
  readonly #say: Say;
  readonly #columns: Columns;

  constructor(say: Say, columns: Columns) {
    this.#say = say;
    this.#columns = columns;
  }

  accept(line: Line): boolean {
    const text = line.text.slice(0, 4_096);
    const words = text.trim().split(/\s+/, this.#columns.pid + 1);
    const written = words[this.#columns.pid] ?? '';
    if (!/^\d{1,10}$/.test(written)) return false;
    const groups = GROUPS.exec(text);
    const container = groups && containerOfCgroup(groups[1] ?? '');
    if (!groups || !container) return true;
    const fact = containerFact({ ...container, pid: Number(written), command: this.#command(text, written, groups) });
    if (fact) this.#say(fact, line);
    return true;
  }

  close(): void {
    // Each row is told when it comes.
  }

  #command(text: string, pid: string, { index, 0: groups }: RegExpExecArray): string | undefined {
    const before = text.slice(text.indexOf(pid) + pid.length, index).trim();
    const after = text
      .slice(index + groups.length)
      .trim()
      .split(/\s/, 1)[0];
    switch (this.#columns.command) {
      case 'after-pid':
        return before;
      case 'after-groups':
        return commandOf(after);
      case null:
        return undefined;
    }
  }
}

function columnsOf(text: string): Columns | null {
  const names = text.trim().split(/\s+/, MOST_COLUMNS);
  const [pid, groups, command] = [
    names.indexOf('PID'),
    names.indexOf('CGROUP'),
    names.findIndex((name) => COMMANDS.has(name)),
  ];
  if (pid < 0 || groups < 0 || !names.every((name) => HEADING.test(name))) return null;
  const place =
    command === pid + 1 && groups === command + 1 ? 'after-pid' : command === groups + 1 ? 'after-groups' : null;
  return { pid, command: place };
}
