import {
  type Captures,
  type CuratedEntry,
  matchText,
  parseTextPattern,
  type StateSignal,
  type TextPattern,
  type TextSignal,
} from '@whyblocked/dataset';
import type { Trouble } from '../evidence/trouble.ts';
import { TriggerSearch } from '../search/trigger-search.ts';
import type { EntryMatch } from './entry-match.ts';

/** What of a trouble signals ask about. */
export type Told = Pick<Trouble, 'source' | 'reason' | 'message' | 'layers' | 'object' | 'from' | 'exitCode'>;

interface CompiledText {
  readonly entry: CuratedEntry;
  readonly signal: TextSignal;
  readonly patterns: readonly TextPattern[];
  /** The longest plain text of it: what it fits holds this. */
  readonly anchor: string;
}

interface CompiledState {
  readonly entry: CuratedEntry;
  readonly signal: StateSignal;
}

/** All signals that go by words, ready to be matched. */
export class TextSignals {
  readonly #texts: readonly CompiledText[];
  readonly #states: readonly CompiledState[];
  /** Finds all anchors of a message at once. */
  readonly #search: TriggerSearch | null;
  readonly #ofAnchor: readonly (readonly CompiledText[])[];

  constructor(entries: readonly CuratedEntry[]) {
    this.#texts = entries.flatMap((entry) =>
      entry.signals.flatMap((signal) => ('says' in signal ? [compiledText(entry, signal)] : [])),
    );
    this.#states = entries.flatMap((entry) =>
      entry.signals.flatMap((signal) => ('state' in signal ? [{ entry, signal }] : [])),
    );
    const byAnchor = Map.groupBy(this.#texts, ({ anchor }) => anchor);
    this.#search = byAnchor.size === 0 ? null : new TriggerSearch([...byAnchor.keys()]);
    this.#ofAnchor = [...byAnchor.values()];
  }

  /** The longest plain text of each signal that a line alone can fit. */
  get anchors(): readonly string[] {
    const ofAnyLine = this.#texts.filter(
      ({ signal: { reason, object, source, from, exit } }) =>
        [reason, object, from, exit].every((bound) => bound === undefined) &&
        (source === undefined || source.includes('log')),
    );
    return ofAnyLine.map(({ anchor }) => anchor);
  }

  /** Every entry that fits, once. */
  matches(told: Told): readonly EntryMatch[] {
    const texts = readings(told);
    const found = new Map<CuratedEntry, EntryMatch>();
    // What several signals of an entry captured is all true; of one hole the signal that says most tells.
    const note = (match: EntryMatch): void => {
      const known = found.get(match.entry);
      const [more, less] = known === undefined || match.weight > known.weight ? [match, known] : [known, match];
      found.set(match.entry, { ...more, captures: { ...less?.captures, ...more.captures } });
    };
    for (const text of texts) {
      for (const one of this.#candidates(text)) {
        const match = matchSignal(one, told, text);
        if (match) note(match);
      }
    }
    for (const { entry, signal } of this.#states) {
      if (told.reason === undefined || !signal.state.includes(told.reason)) continue;
      if (!isOneOf(signal.exit, told.exitCode) || !isOneOf(signal.object, told.object?.kind)) continue;
      note({ entry, captures: {}, end: 0, weight: told.reason.length });
    }
    return [...found.values()];
  }

  /** The signals whose anchor stands in a text. */
  #candidates(text: string): ReadonlySet<CompiledText> {
    if (this.#search === null) return new Set();
    const bytes = Buffer.from(text);
    const { triggers } = this.#search.find(bytes, 0, bytes.length);
    return new Set(triggers.flatMap((trigger) => this.#ofAnchor[trigger] ?? []));
  }
}

/** The message as it is, and with what was quoted in it unquoted, where that makes a difference. */
function readings({ message, layers }: Told): readonly string[] {
  return message.includes('\\') || layers.some((layer) => !message.includes(layer))
    ? [message, layers.join(': ')]
    : [message];
}

function matchSignal({ entry, signal, patterns }: CompiledText, told: Told, text: string): EntryMatch | null {
  let captures: Captures = {};
  let end = 0;
  let weight = 0;
  for (const pattern of patterns) {
    const match = matchText(pattern, text);
    if (!match) return null;
    captures = { ...match.captures, ...captures };
    end = Math.max(end, match.end);
    weight += pattern.weight;
  }
  const { unless, reason, object, source, from, exit } = signal;
  if (unless?.some((words) => text.includes(words))) return null;
  if (!isOneOf(reason, told.reason) || !isOneOf(object, told.object?.kind) || !isOneOf(source, told.source))
    return null;
  if (!isOneOf(from, told.from) || !isOneOf(exit, told.exitCode)) return null;
  return { entry, captures, end, weight };
}

function isOneOf<T>(wanted: readonly T[] | undefined, value: T | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

/** The schema has parsed them before. */
function compiledText(entry: CuratedEntry, signal: TextSignal): CompiledText {
  const patterns = signal.says.flatMap((pattern) => {
    const parsed = parseTextPattern(pattern);
    return parsed.ok ? [parsed.value] : [];
  });
  const anchor = patterns
    .flatMap(({ literals }) => literals)
    .reduce((longest, literal) => (literal.length > longest.length ? literal : longest), '');
  return { entry, signal, patterns, anchor };
}
