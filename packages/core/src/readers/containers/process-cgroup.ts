import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { containerFact } from '../shape/container-fact.ts';
import { containerOfCgroup } from '../shape/container-of-cgroup.ts';
import { typedCommand, withoutSudo } from '../shape/typed-command.ts';

/** cgroups(7): "hierarchy-ID:controller-list:cgroup-path"; grep puts the file before it. */
const ENTRY = /^\s{0,20}(?:\/proc\/(\d{1,10}|self)\/cgroup:)?\d{1,3}:[\w,=.-]{0,200}:(\/\S{0,2000})\s*$/;
const COMMAND = /^cat \/proc\/(\d{1,10}|self)\/cgroup(?:\s|$)/;

/** `cat /proc/PID/cgroup`: the container of a process. */
export const processCgroup: Reader = {
  form: 'process-cgroup',
  from: ['/proc/PID/cgroup'],
  triggers: ['/cgroup', ':/kubepods', 'cri-containerd-', ':cri-containerd:', ':/docker/'],
  open(line, say) {
    const command = COMMAND.exec((typedCommand(line.text) ?? withoutSudo(line.text)).slice(0, 200));
    if (command) return new CgroupSection(say, pidOf(command[1]));
    const path = ENTRY.exec(line.text.slice(0, 2_400))?.[2];
    if (path === undefined || containerOfCgroup(path) === null) return null;
    const section = new CgroupSection(say);
    return section.accept(line) ? section : null;
  },
};

/** The lines of one process say the same container again and again where each controller has a hierarchy of its own. */
class CgroupSection implements Section {
  readonly #say: Say;
  readonly #pid: number | undefined;
  #last = '';

  constructor(say: Say, pid?: number) {
    this.#say = say;
    this.#pid = pid;
  }

  accept(line: Line): boolean {
    const [, file, path] = ENTRY.exec(line.text.slice(0, 2_400)) ?? [];
    if (path === undefined) return false;
    const container = containerOfCgroup(path);
    const pid = pidOf(file) ?? this.#pid;
    const fact = container && containerFact({ ...container, pid });
    const key = `${fact?.id} ${pid}`;
    if (fact && key !== this.#last) this.#say(fact, line);
    if (fact) this.#last = key;
    return true;
  }

  close(): void {
    this.#last = '';
  }
}

function pidOf(written: string | undefined): number | undefined {
  return written === undefined || written === 'self' ? undefined : Number(written);
}
