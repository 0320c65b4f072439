/** A container, as far as a paste names it. */
export interface NamedContainer {
  readonly pod: string;
  readonly namespace?: string;
  readonly container?: string;
}

/** What several candidates have in common: nothing where they are of two pods, only the pod where they are two containers of it. */
export class Candidates {
  #one: NamedContainer | undefined;
  #isSplit = false;
  #isOfContainers = false;

  add({ pod, namespace, container }: NamedContainer): void {
    const before = this.#one;
    if (before && (before.pod !== pod || !isSame(before.namespace, namespace))) this.#isSplit = true;
    const place = namespace ?? before?.namespace;
    this.#isOfContainers ||= before?.container !== undefined && !isSame(before.container, container);
    const name = this.#isOfContainers ? undefined : (before?.container ?? container);
    this.#one = {
      pod: before?.pod ?? pod,
      ...(place === undefined ? {} : { namespace: place }),
      ...(name === undefined ? {} : { container: name }),
    };
  }

  addAll(others: Candidates | undefined): void {
    if (others === undefined) return;
    if (others.#one) this.add(others.#one);
    this.#isSplit ||= others.#isSplit;
    this.#isOfContainers ||= others.#isOfContainers;
    if (this.#isOfContainers && this.#one) this.#one = podOf(this.#one);
  }

  /** Several pods are meant: none of them may be named. */
  get isSplit(): boolean {
    return this.#isSplit;
  }

  get one(): NamedContainer | undefined {
    return this.#isSplit ? undefined : this.#one;
  }
}

/** Candidates by a key. */
export class CandidatesBy<K> {
  readonly #byKey = new Map<K, Candidates>();

  add(key: K, container: NamedContainer): void {
    const candidates = this.#byKey.get(key) ?? new Candidates();
    candidates.add(container);
    this.#byKey.set(key, candidates);
  }

  get(key: K): Candidates | undefined {
    return this.#byKey.get(key);
  }
}

export function podOf({ pod, namespace }: NamedContainer): NamedContainer {
  return { pod, ...(namespace === undefined ? {} : { namespace }) };
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}
