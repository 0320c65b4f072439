import type { ContainerFact } from '../evidence/fact.ts';
import type { FactLedger } from '../evidence/fact-ledger.ts';
import { exactTime } from './exact-time.ts';
import { Candidates, CandidatesBy, type NamedContainer, podOf } from './named-container.ts';
import { WholeIds } from './whole-ids.ts';

/** What one id is known for, from all that was told of it. */
interface KnownContainer {
  readonly named: NamedContainer | undefined;
  readonly pids: ReadonlySet<number>;
  readonly commands: ReadonlySet<string>;
  /** Milliseconds since 1970, where told exactly. */
  readonly started: number | undefined;
  readonly ended: number | undefined;
}

/** An id or a uid that a message about a pod holds. */
export interface ToldId {
  readonly id: string;
  readonly of: NamedContainer;
}

export interface ToldIds {
  readonly containers: readonly ToldId[];
  readonly pods: readonly ToldId[];
}

/** The clocks of the kernel, the kubelet and the runtime are one, but each rounds as it likes. */
const ROUNDING_MS = 2000;

/** Containers by the numbers that nodes have for them. */
export class KnownContainers {
  readonly #ids: WholeIds;
  readonly #byId = new Map<string, KnownContainer>();
  readonly #byPid = new Map<number, KnownContainer[]>();
  readonly #byUid = new CandidatesBy<string>();

  constructor(facts: FactLedger, told: ToldIds) {
    const containers = facts.all('container').map(({ fact }) => fact);
    for (const { id, of } of told.pods) this.#byUid.add(id, podOf(of));
    for (const { fact } of facts.all('pod')) if (fact.uid !== undefined) this.#noteUid(fact.uid, fact.name, fact);
    for (const { podUid, pod, ...fact } of containers) if (podUid && pod) this.#noteUid(podUid, pod, fact);
    this.#ids = new WholeIds([
      ...containers.flatMap(({ id, sandbox }) => (sandbox === undefined ? [id] : [id, sandbox])),
      ...told.containers.map(({ id }) => id),
    ]);
    const toldOf = Map.groupBy(told.containers, ({ id }) => this.#ids.of(id) ?? id);
    const factsOf = Map.groupBy(containers, ({ id }) => this.#ids.of(id) ?? id);
    const pods = new Map([...factsOf].map(([id, all]) => [id, this.#podOf(all, toldOf.get(id))]));
    for (const id of new Set([...factsOf.keys(), ...toldOf.keys()])) {
      const known = this.#known(factsOf.get(id) ?? [], toldOf.get(id) ?? [], pods);
      this.#byId.set(id, known);
      for (const pid of known.pids) this.#byPid.set(pid, [...(this.#byPid.get(pid) ?? []), known]);
    }
  }

  all(): Iterable<KnownContainer> {
    return this.#byId.values();
  }

  /** The container of a process at a time: a number that a second container had as well says nothing. */
  ofPid(pid: number, at: number | undefined): NamedContainer | undefined {
    const fitting = (this.#byPid.get(pid) ?? []).filter((known) => livedAt(known, at));
    if (!fitting.every(({ named }) => named)) return undefined;
    const candidates = new Candidates();
    for (const { named } of fitting) if (named) candidates.add(named);
    return candidates.one;
  }

  ofId(id: string): NamedContainer | undefined {
    const whole = this.#ids.of(id);
    return whole === undefined ? undefined : this.#byId.get(whole)?.named;
  }

  ofUid(uid: string): NamedContainer | undefined {
    return this.#byUid.get(uid)?.one;
  }

  #noteUid(uid: string, pod: string, { namespace }: { readonly namespace?: string }): void {
    this.#byUid.add(uid, { pod, ...(namespace === undefined ? {} : { namespace }) });
  }

  /** The pod that facts of one id name, or have the uid of. */
  #podOf(facts: readonly ContainerFact[], told: readonly ToldId[] = []): Candidates {
    const pods = new Candidates();
    for (const { of } of told) pods.add(podOf(of));
    for (const { pod, namespace, podUid } of facts) {
      if (pod !== undefined) pods.add({ pod, ...(namespace === undefined ? {} : { namespace }) });
      else pods.addAll(podUid === undefined ? undefined : this.#byUid.get(podUid));
    }
    return pods;
  }

  #known(
    facts: readonly ContainerFact[],
    told: readonly ToldId[],
    pods: ReadonlyMap<string, Candidates>,
  ): KnownContainer {
    const found = this.#podOf(facts, told);
    if (found.one === undefined && !found.isSplit) {
      for (const { sandbox } of facts)
        if (sandbox !== undefined) found.addAll(pods.get(this.#ids.of(sandbox) ?? sandbox));
    }
    const pod = found.one;
    const names = [...facts.map(({ container }) => container), ...told.map(({ of }) => of.container)];
    for (const container of names) if (pod && container !== undefined) found.add({ ...pod, container });
    return {
      named: found.one,
      pids: new Set(facts.flatMap(({ pid }) => pid ?? [])),
      commands: new Set(facts.flatMap(({ command }) => command ?? [])),
      started: only(facts.map(({ started }) => exactTime(started))),
      ended: only(facts.map(({ ended }) => exactTime(ended))),
    };
  }
}

function livedAt({ started, ended }: KnownContainer, at: number | undefined): boolean {
  if (at === undefined) return true;
  return at >= (started ?? at) - ROUNDING_MS && at <= (ended ?? at) + ROUNDING_MS;
}

/** The time that is told; of several the last: the pasted state is the later one. */
function only(times: readonly (number | undefined)[]): number | undefined {
  return times.findLast((time) => time !== undefined);
}
