import { Candidates, CandidatesBy, type NamedContainer, podOf } from './named-container.ts';

/** The kernel cuts the name of a command here. */
const COMM_LENGTH = 15;
/** Parts of a pod's name that may be those of a command: what follows them was added by workloads. */
const MOST_PARTS = 20;

/** Containers by the names that their processes go by. */
export class NamesOfCommands {
  readonly #processes = new CandidatesBy<string>();
  readonly #containers = new CandidatesBy<string>();
  readonly #pods = new CandidatesBy<string>();
  readonly #parts = new CandidatesBy<string>();

  /** "coredns" may be a process of the container "coredns", or of the pod "coredns-7f9c69c78c-abcde". */
  add(named: NamedContainer): void {
    const { pod, container } = named;
    if (container !== undefined) this.#containers.add(cut(container), named);
    for (const part of partsOf(pod)) this.#parts.add(part, podOf(named));
    this.#pods.add(cut(pod), podOf(named));
    for (let at = pod.indexOf('-'), part = 0; at > 0 && part < MOST_PARTS; at = pod.indexOf('-', at + 1), part++) {
      if (at !== COMM_LENGTH) this.#pods.add(pod.slice(0, at), podOf(named));
    }
  }

  addProcess(command: string, named: NamedContainer): void {
    this.#processes.add(cut(command), named);
  }

  /** Whom a command's name tells, the surest first: a process that was seen, the container, the pod, a part of its name. */
  of(command: string): readonly Candidates[] {
    if (command === '') return [];
    const ofPods = new Candidates();
    ofPods.addAll(this.#pods.get(cut(command)));
    if (command.length > COMM_LENGTH) ofPods.addAll(this.#pods.get(command));
    return [
      this.#processes.get(cut(command)),
      this.#containers.get(cut(command)),
      ofPods,
      command.length < TELLING_LENGTH ? undefined : this.#parts.get(cut(command)),
    ].flatMap((one) => one ?? []);
  }
}

/** A shorter word stands in the names of many pods. */
const TELLING_LENGTH = 8;

/** What a name goes on with, each cut as the kernel does: "kube-controllers" of "calico-kube-controllers-759cd8b574-7kmsl". */
function partsOf(pod: string): readonly string[] {
  const words = pod.split('-').slice(1, MOST_PARTS);
  const parts = words.flatMap((_word, from) =>
    words.slice(from).map((_end, more) => cut(words.slice(from, from + more + 1).join('-'))),
  );
  return [...new Set(parts)].filter(({ length }) => length >= TELLING_LENGTH);
}

function cut(name: string): string {
  return name.slice(0, COMM_LENGTH);
}
