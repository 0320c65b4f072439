import type { Line } from '../../../decode/line.ts';
import type { TroubledObject } from '../../../evidence/trouble.ts';
import type { Say } from '../../reader.ts';
import { isForeign } from '../../shape/foreign-line.ts';
import { beginsEvent, parseEventRow } from './event-row.ts';
import { eventTrouble } from './event-trouble.ts';
import { foldMessage, hadNoRoom } from './fold-message.ts';

/** Physical lines and characters of one event. */
const MOST_LINES = 60;
const MOST_CHARACTERS = 32 * 1024;
const HEADER =
  /^\s*(?:Events:\s+)?(?:NAMESPACE\s+)?(?:LAST ?SEEN\s+.*(?:REASON|MESSAGE)|Type\s+Reason\s+(?:Age|Message)\b|FirstSeen\s+LastSeen|-{2,}\s+-{2,})/;
/** Kyverno lists its policies below an empty line. */
const ANNOUNCES = /(?::|the following policies)$/;
/** What ends the string or the object that a text was pasted in. */
const CLOSING = /^["'`}\])]{1,8},?\s*$/;
/** Of a message that was folded no line has columns. */
const HAS_COLUMNS = /^\S+(?: {2,}\S+(?: \S+){0,3}){3}/;
/** Where in a line without line ends another event begins. */
const NEXT_IN_LINE =
  /\s(?=(?:Normal|Warning)\s{1,40}[A-Z][A-Za-z]{2,60}\s{1,40}(?:\d{1,7}[smhdy]|<(?:unknown|invalid)>)[\d\w]{0,10}\s)/g;

/** Takes the lines of a table of events, undoes folds, and says what the events tell. */
export class EventRows {
  readonly #say: Say;
  /** Of what the events are, where the rows do not name it. */
  object: TroubledObject | undefined;
  /** Characters of the longest line so far: where lines were folded none is longer. */
  widest = 0;
  #line: Line | null = null;
  #pieces: string[] = [];
  #size = 0;
  /** An empty line came; rows may follow, as where each line end was doubled. */
  #blank = false;

  constructor(say: Say, object?: TroubledObject) {
    this.#say = say;
    this.object = object;
  }

  accept(line: Line): boolean {
    const { text } = line;
    if (text.trim() === '') return this.#acceptBlank();
    const isOwn = this.#acceptText(line);
    if (isOwn) this.widest = Math.max(this.widest, text.length);
    return isOwn;
  }

  #acceptText(line: Line): boolean {
    const { text } = line;
    if (HEADER.test(text.slice(0, 400))) {
      this.flush();
      const inLine = text.split(NEXT_IN_LINE);
      if (inLine.length > 1) this.#acceptRows(line, inLine.slice(1));
      return true;
    }
    if (beginsEvent(text)) {
      this.#acceptRows(line, rowsIn(text));
      return true;
    }
    return this.#acceptRest(line);
  }

  /** Says the event that was being read. */
  flush(): void {
    const line = this.#line;
    if (line === null) return;
    this.#line = null;
    const event = parseEventRow(foldedRow(this.#pieces, this.widest));
    if (event === null) return;
    const trouble = eventTrouble({ ...event, ...(!event.object && this.object && { object: this.object }) });
    if (trouble) this.#say(trouble, line);
  }

  #acceptRows(line: Line, rows: readonly string[]): void {
    for (const row of rows) {
      this.flush();
      this.#line = line;
      this.#pieces = [row];
      this.#size = row.length;
      this.#blank = false;
    }
  }

  /** One empty line may stand within an event whose message did not come yet, or announces more. */
  #acceptBlank(): boolean {
    if (this.#line === null) return true;
    const message = parseEventRow(this.#pieces.join(' '))?.message ?? '';
    if (!this.#blank && (message === '' || ANNOUNCES.test(message))) {
      this.#blank = true;
      // Between lines that were folded there is no empty one.
      this.#pieces.push('');
      return true;
    }
    this.flush();
    return true;
  }

  #acceptRest(line: Line): boolean {
    if (this.#line === null || this.#pieces.length >= MOST_LINES || isForeign(line.text)) return false;
    if (!this.#goesOn(line.text)) return false;
    this.#size += line.text.length;
    if (this.#size > MOST_CHARACTERS) return true;
    this.#pieces.push(line.text);
    this.#blank = false;
    return true;
  }

  /** Whether a line that begins no event is a rest of the one before, rather than somebody's next sentence. */
  #goesOn(text: string): boolean {
    if (this.#blank) return true;
    if (HAS_COLUMNS.test(text.slice(0, 400))) return false;
    const before = this.#pieces.at(-1) ?? '';
    if (/^(?:\s|[A-Z][\w ]{1,30}:)/.test(text) || /[,:;([{"'\\=-]\s*$/.test(before)) return true;
    if (CLOSING.test(text)) return false;
    // The longest line may be one that nobody folded.
    if (before.length < this.widest && hadNoRoom(before, text, this.widest)) return true;
    const isSentence = /^[A-Z]/.test(text);
    return isSentence
      ? before.length >= 70 && /[\w/-]$/.test(before)
      : before.length >= 70 || /^[a-z0-9"'([{]/.test(text);
  }
}

/** The rows of one line; the first one keeps its indentation, since a fold is told by the length of a line. */
function rowsIn(text: string): readonly string[] {
  const indentation = text.length - text.trimStart().length;
  const [first = '', ...others] = text.slice(indentation).split(NEXT_IN_LINE);
  return [`${text.slice(0, indentation)}${first}`, ...others];
}

/** The row with its folds undone; what stands before the message in the first line keeps its columns. */
function foldedRow(pieces: readonly string[], widest: number): string {
  if (pieces.length === 1) return pieces[0] ?? '';
  const first = pieces[0] ?? '';
  // The message has a line of its own: only two blanks tell it from the reason.
  if (parseEventRow(first)?.message === '') return `${first.trimEnd()}  ${foldMessage(pieces.slice(1), widest)}`;
  // Columns are told by runs of blanks, which folding would make one: the row is read with them kept.
  const columns = /^\s*(?:\S+\s{2,}){1,8}/.exec(first.slice(0, 600))?.[0] ?? '';
  const whole = foldMessage(pieces, widest);
  const kept = columns.replaceAll(/\s+/g, ' ').trim();
  return kept !== '' && whole.startsWith(kept) ? `${columns}${whole.slice(kept.length).trimStart()}` : whole;
}
