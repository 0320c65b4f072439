import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { commandOf, containerFact } from '../shape/container-fact.ts';
import { type CgroupContainer, containerOfCgroup, podOfCgroup } from '../shape/container-of-cgroup.ts';

/** A branch, drawn with lines or, on a plain terminal, with ASCII; what stands behind it is a group or a process. */
const BRANCH = /^([\s│|]{0,200})(?:[├└]─|\|-|`-)(.{1,2000})$/u;
const PROCESS = /^\s{0,10}(\d{1,10}) {1,4}(\S{1,300})/;

/** `systemd-cgls`: the tree of control groups, with the processes in each. */
export const systemdCgls: Reader = {
  form: 'systemd-cgls',
  from: ['systemd-cgls'],
  triggers: ['kubepods', 'cri-containerd-'],
  open(line, say) {
    const name = BRANCH.exec(line.text.slice(0, 2_400))?.[2];
    if (name === undefined || !(name.includes('kubepods') || containerOfCgroup(`/${name}`))) return null;
    const section = new TreeSection(say);
    return section.accept(line) ? section : null;
  },
};

class TreeSection implements Section {
  readonly #say: Say;
  #pod: { readonly depth: number; readonly uid: string } | null = null;
  #container: { readonly depth: number; readonly of: CgroupContainer; readonly line: Line } | null = null;
  #hasProcess = false;

  constructor(say: Say) {
    this.#say = say;
  }

  accept(line: Line): boolean {
    const [, stem = '', name] = BRANCH.exec(line.text.slice(0, 2_400)) ?? [];
    if (name === undefined) return false;
    const process = PROCESS.exec(name);
    if (process) this.#process(line, Number(process[1]), process[2]);
    else this.#group(line, stem.length, name);
    return true;
  }

  close(): void {
    this.#leave(0);
  }

  #group(line: Line, depth: number, name: string): void {
    this.#leave(depth);
    if (this.#container) return;
    const of = containerOfCgroup(`/${name}`);
    if (of === null) {
      const uid = podOfCgroup(name);
      if (uid !== undefined) this.#pod = { depth, uid };
      return;
    }
    this.#container = { depth, of: { ...(this.#pod && { podUid: this.#pod.uid }), ...of }, line };
    this.#hasProcess = false;
  }

  /** A process is in the group that was named last, since groups below follow the processes of a group. */
  #process(line: Line, pid: number, first: string | undefined): void {
    const fact = this.#container && containerFact({ ...this.#container.of, pid, command: commandOf(first) });
    if (fact) this.#say(fact, line);
    this.#hasProcess = true;
  }

  /** What stands no further in than a new group does not hold it. */
  #leave(depth: number): void {
    if (this.#container && this.#container.depth >= depth) {
      const { of, line } = this.#container;
      const fact = this.#hasProcess ? null : containerFact(of);
      if (fact) this.#say(fact, line);
      this.#container = null;
    }
    if (this.#pod && this.#pod.depth >= depth) this.#pod = null;
  }
}
