/**
 * A map of the entries that were asked for or set last, at least `capacity` / 2 of them and at most `capacity`. What has to leave
 * is handed to `onLeave`. Two generations rather than a list in order of use: every step is one or two look-ups.
 */
export class RecentMap<K, V> {
  readonly #half: number;
  readonly #onLeave: (value: V) => void;
  #young = new Map<K, V>();
  #old = new Map<K, V>();
  #generation = 0;

  constructor(capacity: number, onLeave: (value: V) => void = () => undefined) {
    this.#half = Math.max(1, capacity >> 1);
    this.#onLeave = onLeave;
  }

  /** What was asked for or set since this number changed does not leave before it changes again. */
  get generation(): number {
    return this.#generation;
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old === undefined) return undefined;
    this.#old.delete(key);
    this.set(key, old);
    return old;
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.#half && !this.#young.has(key)) {
      for (const leaving of this.#old.values()) this.#onLeave(leaving);
      this.#old = this.#young;
      this.#young = new Map();
      this.#generation++;
    }
    this.#old.delete(key);
    this.#young.set(key, value);
  }

  values(): readonly V[] {
    return [...this.#old.values(), ...this.#young.values()];
  }
}
