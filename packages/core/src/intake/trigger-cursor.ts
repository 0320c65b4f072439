/** Longer needles make V8 leave `memchr` for a search that is several times slower on text in which they are rare. */
const NEEDLE_CHARACTERS = 6;
const EQUALS = '=';
/** Characters that are rare in logs: a needle that begins with one of them is found fastest. */
const RARE = /[^a-z0-9 "=]/;

interface Needle {
  /** What is searched. */
  readonly text: string;
  readonly triggers: readonly { readonly text: string; readonly offset: number }[];
}

/**
 * Walks the places of several literals through one text, in order. All literals with an equals sign share one search for
 * that sign; of the others a short and rare part is searched. What is found is compared with the whole literal.
 */
export class TriggerCursor {
  readonly #text: string;
  readonly #needles: readonly Needle[];
  readonly #next: number[];

  constructor(text: string, needles: readonly Needle[]) {
    this.#text = text;
    this.#needles = needles;
    this.#next = needles.map(() => -2);
  }

  /** Offset of the first literal at or after `from`; -1 when there is none. Offsets only grow from call to call. */
  nextFrom(from: number): number {
    let nearest = -1;
    for (let i = 0; i < this.#next.length; i++) {
      let at = this.#next[i] as number;
      if (at !== -1 && at < from) {
        at = this.#search(this.#needles[i] as Needle, from);
        this.#next[i] = at;
      }
      if (at >= 0 && (nearest < 0 || at < nearest)) nearest = at;
    }
    return nearest;
  }

  #search({ text: needle, triggers }: Needle, from: number): number {
    const text = this.#text;
    for (let found = text.indexOf(needle, from); found >= 0; found = text.indexOf(needle, found + 1)) {
      for (const trigger of triggers) {
        const start = found - trigger.offset;
        if (start >= from && text.startsWith(trigger.text, start)) return start;
      }
    }
    return -1;
  }
}

/** Prepares literals for cursors; made once, used for every text. */
export function needlesFor(triggers: readonly string[]): readonly Needle[] {
  const withEquals = triggers.filter((text) => text.includes(EQUALS));
  const others = triggers.filter((text) => !text.includes(EQUALS));
  const shared = { text: EQUALS, triggers: withEquals.map((text) => ({ text, offset: text.indexOf(EQUALS) })) };
  return [...(withEquals.length > 0 ? [shared] : []), ...others.map(needleOf)];
}

function needleOf(text: string): Needle {
  const last = Math.max(0, text.length - NEEDLE_CHARACTERS);
  const rare = text.slice(0, last + 1).search(RARE);
  const offset = rare < 0 ? last : rare;
  return { text: text.slice(offset, offset + NEEDLE_CHARACTERS), triggers: [{ text, offset }] };
}
