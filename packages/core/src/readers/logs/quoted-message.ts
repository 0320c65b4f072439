import type { Line } from '../../decode/line.ts';
import type { Section } from '../reader.ts';
import { commandAfterPrompt } from '../shape/prompt.ts';
import { klogLine } from './klog-line.ts';
import { structuredLine } from './structured-line.ts';

const MOST_LINES = 12;
const MOST_CHARACTERS = 16_384;

/** The scheduler's message, which is often broken before each reason. */
const SCHEDULER = /\bnodes are available:/;
const SCHEDULER_REASON =
  /^\s*(?:\d{1,5} (?:node\(s\)|node is|Insufficient|Too many|cannot|persistentvolumeclaim)|preemption: )/;

/** A message that people quote, broken over lines: it goes on where what came before is surely not its end. */
export class QuotedMessage implements Section {
  readonly #whole: (message: string) => void;
  #message: string;
  #lines = 1;

  constructor(line: Line, whole: (message: string) => void) {
    this.#message = line.text.trim();
    this.#whole = whole;
  }

  accept({ text, carried }: Line): boolean {
    if (this.#lines >= MOST_LINES || this.#message.length >= MOST_CHARACTERS) return false;
    const blank = text.trim() === '';
    if (!this.#goesOn(text) || carried.program !== undefined || carried.unit !== undefined) return false;
    if (!blank && (klogLine(text) || structuredLine(text) || commandAfterPrompt(text) !== undefined)) return false;
    this.#lines++;
    this.#message = `${this.#message} ${text.trim()}`.trim();
    return true;
  }

  close(): void {
    this.#whole(this.#message);
  }

  /** After a colon or a comma, before what `mount` was given and said, and never after a full stop. */
  #goesOn(next: string): boolean {
    if (SCHEDULER.test(this.#message) && SCHEDULER_REASON.test(next.slice(0, 60))) return true;
    return /[:,]$/.test(this.#message) || /^\s*(?:Mounting (?:command|arguments): |Output: )/.test(next.slice(0, 60));
  }
}
