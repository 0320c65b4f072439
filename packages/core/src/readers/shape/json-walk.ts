/** Told of a JSON text while it is read. Paths are the keys from the outermost object; items of a list have the list's. */
export interface JsonListener {
  value(path: readonly string[], value: string): void;
  end(path: readonly string[]): void;
}

const DEEPEST = 32;

/**
 * Walks through the strings of a JSON text line by line, also when its head or its end is cut off or its lines were joined. Numbers
 * and words without quotes are passed over. Nothing is held but the path.
 */
export class JsonWalk {
  readonly #listener: JsonListener;
  readonly #path: string[] = [];
  #key = '';
  #done = false;

  constructor(listener: JsonListener) {
    this.#listener = listener;
  }

  /** False when the text had ended before, or the line cannot be a part of it. */
  line(text: string): boolean {
    const first = text.trimStart().charAt(0);
    if (this.#done || !(first === '' || '"{}[],'.includes(first))) return false;
    for (let at = 0; at < text.length && !this.#done; at++) {
      const char = text.charAt(at);
      if (char === '"') at = this.#string(text, at);
      else if (char === '{' || char === '[') this.#open();
      else if (char === '}' || char === ']') this.#close();
      else if (char === ',') this.#key = '';
    }
    return true;
  }

  /** Reads the string that begins at a quote; returns where it ends. */
  #string(text: string, from: number): number {
    let to = from + 1;
    while (to < text.length && text.charAt(to) !== '"') to += text.charAt(to) === '\\' ? 2 : 1;
    // A string without its end is cut off: half a name is a wrong one.
    if (to >= text.length) return to;
    const value = text.slice(from + 1, to).replace(/\\(.)/g, '$1');
    let next = to + 1;
    while (next < text.length && text.charAt(next) === ' ') next++;
    if (text.charAt(next) === ':') {
      this.#key = value;
      return next;
    }
    this.#listener.value(this.#named(this.#key), value);
    this.#key = '';
    return to;
  }

  #open(): void {
    if (this.#path.length >= DEEPEST) this.#done = true;
    this.#path.push(this.#key);
    this.#key = '';
  }

  #close(): void {
    this.#listener.end(this.#named(''));
    const closed = this.#path.pop();
    this.#key = '';
    // The outermost brace has no key; where the head is cut off, it is not there at all.
    if (this.#path.length === 0 && (closed === '' || closed === undefined)) this.#done = true;
  }

  #named(key: string): readonly string[] {
    return [...this.#path, key].filter((part) => part !== '');
  }
}
