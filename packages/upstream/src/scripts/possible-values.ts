import { MOST_WAYS } from './script-reading.ts';

/** Larger values are left out. */
const LARGEST = 65_536;

/** Which values names may have, whenever in the script: sets that only grow, so that reading again until none does ends. */
export class PossibleValues<T> {
  readonly #values = new Map<string, Map<string, T>>();
  #count = 0;

  /** How many values there are in all: it stays when nothing new came. */
  get count(): number {
    return this.#count;
  }

  of(name: string): readonly T[] {
    return [...(this.#values.get(name)?.values() ?? [])];
  }

  add(name: string, values: readonly T[]): void {
    const known = this.#values.get(name) ?? new Map<string, T>();
    this.#values.set(name, known);
    for (const value of values) {
      const key = JSON.stringify(value);
      if (known.has(key) || known.size >= MOST_WAYS || key.length > LARGEST) continue;
      known.set(key, value);
      this.#count += 1;
    }
  }
}
