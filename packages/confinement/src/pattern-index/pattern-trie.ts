import type { ByteSet } from '../glob/byte-set.ts';
import type { Expression } from '../glob/expression.ts';

/**
 * A node stands for one exact way to begin a path: all patterns that begin so share it. Edges take a byte or one of a set;
 * `free` edges take nothing (into a star's node, or from the end of an alternative to where all alternatives join).
 */
export interface TrieNode {
  readonly number: number;
  readonly bytes: Map<number, TrieNode>;
  readonly sets: { readonly set: number; readonly to: TrieNode }[];
  readonly free: TrieNode[];
  readonly accepts: number[];
}

export class PatternTrie {
  readonly nodes: TrieNode[] = [];
  readonly sets: ByteSet[] = [];
  readonly #setNumbers = new Map<string, number>();
  readonly #children = new Map<string, TrieNode>();
  readonly root: TrieNode = this.#addNode();

  insert(expression: Expression, pattern: number): void {
    this.#walk(this.root, expression).accepts.push(pattern);
  }

  #walk(from: TrieNode, expression: Expression): TrieNode {
    switch (expression.kind) {
      case 'byte': {
        const known = from.bytes.get(expression.byte);
        if (known !== undefined) return known;
        const to = this.#addNode();
        from.bytes.set(expression.byte, to);
        return to;
      }
      case 'set':
        return this.#child(from, `s${this.#setNumber(expression.set)}`, (to) => {
          from.sets.push({ set: this.#setNumber(expression.set), to });
        });
      case 'star':
        return this.#child(from, `*${this.#key(expression.item)}`, (to) => {
          from.free.push(to);
          const end = this.#walk(to, expression.item);
          end.free.push(to);
        });
      case 'choice':
        return this.#child(from, this.#key(expression), (to) => {
          for (const option of expression.options) {
            const end = this.#walk(from, option);
            if (!end.free.includes(to)) end.free.push(to);
          }
        });
      case 'sequence':
        return expression.items.reduce((node, item) => this.#walk(node, item), from);
    }
  }

  #child(from: TrieNode, key: string, connect: (to: TrieNode) => void): TrieNode {
    const full = `${from.number} ${key}`;
    let to = this.#children.get(full);
    if (to === undefined) {
      to = this.#addNode();
      this.#children.set(full, to);
      connect(to);
    }
    return to;
  }

  #key(expression: Expression): string {
    switch (expression.kind) {
      case 'byte':
        return `b${expression.byte}`;
      case 'set':
        return `s${this.#setNumber(expression.set)}`;
      case 'star':
        return `*${this.#key(expression.item)}`;
      case 'sequence':
        return `(${expression.items.map((item) => this.#key(item)).join('')})`;
      case 'choice':
        return `[${expression.options.map((option) => this.#key(option)).join('|')}]`;
    }
  }

  #setNumber(set: ByteSet): number {
    const key = set.join();
    let number = this.#setNumbers.get(key);
    if (number === undefined) {
      number = this.sets.length;
      this.sets.push(set);
      this.#setNumbers.set(key, number);
    }
    return number;
  }

  #addNode(): TrieNode {
    const node: TrieNode = { number: this.nodes.length, bytes: new Map(), sets: [], free: [], accepts: [] };
    this.nodes.push(node);
    return node;
  }
}
