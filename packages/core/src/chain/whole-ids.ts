/** No tool shows fewer digits of an id. */
const SHORTEST_ID = 12;

/** Tells which ids mean the same container: a short one is the beginning of a long one, unless it is that of several. */
export class WholeIds {
  readonly #whole = new Map<string, string | null>();

  constructor(ids: Iterable<string>) {
    // In this order all ids that go on from another one follow it.
    const sorted = [...new Set(ids)].sort();
    const wholeAt: number[] = [];
    for (let at = sorted.length - 1; at >= 0; at--) {
      const id = sorted[at] ?? '';
      if (!sorted[at + 1]?.startsWith(id)) {
        wholeAt[at] = at;
        this.#whole.set(id, id);
        continue;
      }
      const whole = wholeAt[at + 1] ?? -1;
      const isOfSeveral = whole < 0 || (sorted[whole + 1]?.startsWith(id) ?? false);
      wholeAt[at] = isOfSeveral ? -1 : whole;
      this.#whole.set(id, isOfSeveral ? null : (sorted[whole] ?? null));
    }
  }

  /** The longest known form of an id; undefined where none is known or several may be meant. */
  of(id: string): string | undefined {
    const known = this.#whole.get(id);
    if (known !== undefined) return known ?? undefined;
    for (let length = id.length - 1; length >= SHORTEST_ID; length--) {
      const short = this.#whole.get(id.slice(0, length));
      // Where it goes on otherwise, another container is meant.
      if (short !== undefined) return short !== null && id.startsWith(short) ? short : undefined;
    }
    return undefined;
  }
}
