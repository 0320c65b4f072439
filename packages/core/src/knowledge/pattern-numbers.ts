import type { StoredTree } from './stored-tree.ts';

/** Numbers the different path patterns of rules, from 0, as the index of patterns takes them. */
export class PatternNumbers {
  readonly #numbers = new Map<string, number>();

  get texts(): readonly string[] {
    return [...this.#numbers.keys()];
  }

  /** Null for rules that are on no path. */
  of(tree: StoredTree): number | null {
    const path = tree.kind === 'file' || tree.kind === 'link' ? tree.path : undefined;
    if (path === undefined) return null;
    const known = this.#numbers.get(path);
    if (known !== undefined) return known;
    this.#numbers.set(path, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}
