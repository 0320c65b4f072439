import { matchesOf } from './matches-of.ts';
import { ordinaryNames } from './never-redacted.ts';
import type { Finder, Span } from './span.ts';
import type { Kind } from './token.ts';

interface LearntName {
  readonly kind: Kind;
  readonly value: string;
  /** It stands for nothing else, and so is replaced wherever it stands. */
  readonly isDistinct: boolean;
}

/** Words with marks between them; parts of it are looked up, so that `node-1` is found in `etcd-node-1`. */
const COMPOUND = /[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*/g;
/** Parts of a learnt name. */
const MOST_PARTS = 8;
const LONGEST_NAME = 253;
const BEFORE = 16;
const HOST_BEFORE =
  /(?:(?:^|[^\w-])(?:node|nodes|host|hosts|hostname|machine|server)(?:[ :=/]{1,2}["']?|\\?["']:? ?\\?["']?)|\w@|:\/\/)$/i;
const USER_BEFORE = /(?:^|[^\w-])(?:user|login|account|for|by)(?: ["']?|[:=]["']?)$/i;
const PORT_AFTER = /^:[0-9]{4,5}(?![0-9])/;
const LEARNT: ReadonlySet<Kind> = new Set(['USER', 'HOST', 'MACHINE', 'BOOT', 'SECRET']);

/**
 * Names that were seen in a place that tells what they are, found again where nothing tells. A name that is or may be an ordinary
 * word (`ubuntu`, `node`, `ada`) is found again only behind a word such as `node` or `user`.
 */
export class LearntNames implements Finder {
  readonly #names = new Map<string, LearntName>();
  /** First parts of all names: most words are passed over by one look. */
  readonly #first = new Set<string>();

  get isEmpty(): boolean {
    return this.#names.size === 0;
  }

  learn({ kind, value }: Span): void {
    if (!LEARNT.has(kind) || value.length > LONGEST_NAME) return;
    const name = value.toLowerCase();
    if (this.#names.has(name) || !/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(name)) return;
    const parts = name.split(/[._-]/);
    const isDistinct = isDistinctName(kind, name, parts.length);
    if (parts.length > MOST_PARTS || (kind === 'SECRET' && !isDistinct)) return;
    this.#names.set(name, { kind, value, isDistinct });
    this.#first.add(parts[0] ?? '');
  }

  find(text: string): readonly Span[] {
    const spans: Span[] = [];
    if (this.#names.size === 0) return spans;
    for (const match of matchesOf(text, COMPOUND)) this.#findIn(match[0].toLowerCase(), match.index, text, spans);
    return spans;
  }

  #findIn(compound: string, at: number, text: string, spans: Span[]): void {
    const parts = Array.from(compound.matchAll(/[a-z0-9]+/g), (part) => ({
      from: part.index,
      to: part.index + part[0].length,
      word: part[0],
    }));
    for (let first = 0; first < parts.length; first++) {
      const { from, word } = parts[first] ?? { from: 0, word: '' };
      if (!this.#first.has(word)) continue;
      for (let last = Math.min(parts.length, first + MOST_PARTS) - 1; last >= first; last--) {
        const to = parts[last]?.to ?? from;
        const known = to - from > LONGEST_NAME ? undefined : this.#names.get(compound.slice(from, to));
        if (!known) continue;
        const isWhole = to - from === compound.length;
        if (known.isDistinct || (isWhole && isInPlace(known.kind, text, at + from, at + to))) {
          spans.push({ from: at + from, to: at + to, kind: known.kind, value: known.value });
          first = last;
          break;
        }
      }
    }
  }
}

function isInPlace(kind: Kind, text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - BEFORE), from);
  if (kind === 'USER') return USER_BEFORE.test(before);
  return kind === 'HOST' && (HOST_BEFORE.test(before) || PORT_AFTER.test(text.slice(to, to + 7)));
}

/** Two parts of a word, or a number of two digits, are seldom an ordinary word; a name of the field may still be. */
function isDistinctName(kind: Kind, name: string, parts: number): boolean {
  if (kind === 'MACHINE' || kind === 'BOOT') return true;
  if (kind === 'SECRET') return name.length >= 8 && /[a-z]/.test(name) && /[0-9]/.test(name);
  if (name.length < 5 || ordinaryNames.has(name) || !/[a-z]/.test(name)) return false;
  return parts > 1 || /[a-z][0-9]{2,}$/.test(name);
}
