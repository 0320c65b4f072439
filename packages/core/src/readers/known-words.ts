import type { Line } from '../decode/line.ts';
import { unquoted } from './errors/quoted.ts';
import { logTrouble } from './logs/log-trouble.ts';
import { beginsEvent } from './objects/events/event-row.ts';
import { ONE_LINE, type Reader, type Say, type Section, SHORTEST_TRIGGER } from './reader.ts';
import { isForeign } from './shape/foreign-line.ts';

/** Words that causes, known issues and others are known by. */
export interface KnownWords {
  /** Plain text of each, the longest there is. */
  readonly anchors: readonly string[];
  /** Whether a line says something that is known. */
  says(text: string): boolean;
}

/** Errors wrap each other with colons, and people break lines there. */
const GOES_ON = /[:,(]$/;
const MOST_LINES = 6;

/** Lines of no form that say something which is known. Null where nothing is. */
export function knownWords({ anchors, says }: KnownWords): Reader | null {
  const triggers = [...new Set(anchors.map(plainest).filter(({ length }) => length >= SHORTEST_TRIGGER))];
  if (triggers.length === 0) return null;
  return {
    form: 'known-words',
    from: ['(a line of no form that says what an entry under data/ knows)'],
    triggers,
    open(line, say) {
      const text = line.text.trim();
      if (GOES_ON.test(text)) return new BrokenMessage(line, text, says, say);
      const said = [text, unquoted(text), text.replaceAll("''", "'")].find(says);
      if (said === undefined) return null;
      sayWords(said, line, say);
      return ONE_LINE;
    },
  };
}

/** The longest piece without quotes, if it is long enough to look for: in JSON and in quoted errors they come escaped, in YAML doubled. */
function plainest(anchor: string): string {
  const pieces = anchor.split(/\\?"|'/);
  const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
  return longest.length >= SHORTEST_TRIGGER ? longest : anchor;
}

/** A message that its writer, or who pasted it, broke after a colon: all of it is one. */
class BrokenMessage implements Section {
  readonly #first: Line;
  readonly #says: KnownWords['says'];
  readonly #say: Say;
  #text: string;
  #lines = 1;

  constructor(first: Line, text: string, says: KnownWords['says'], say: Say) {
    this.#first = first;
    this.#text = text;
    this.#says = says;
    this.#say = say;
  }

  accept({ text }: Line): boolean {
    const next = text.trim();
    if (next === '' || this.#lines >= MOST_LINES || !GOES_ON.test(this.#text)) return false;
    if (isForeign(text) || beginsEvent(text)) return false;
    const whole = `${this.#text} ${next}`;
    if (!this.#says(whole)) return false;
    this.#text = whole;
    this.#lines++;
    return true;
  }

  close(): void {
    if (this.#says(this.#text)) sayWords(this.#text, this.#first, this.#say);
  }
}

function sayWords(message: string, line: Line, say: Say): void {
  say(logTrouble(line, { message, severity: 'error' }), line);
}
