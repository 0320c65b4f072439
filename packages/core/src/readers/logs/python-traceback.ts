import type { Line } from '../../decode/line.ts';
import type { Say, Section } from '../reader.ts';
import { readRefusal } from '../refusals/program-refusal.ts';
import { type NamedSnap, refusedSnap } from '../refusals/refused-snap.ts';
import { logTrouble } from './log-trouble.ts';

const HEAD = 'Traceback (most recent call last):';
/** "PermissionError: [Errno 13] …", "kubernetes.client.exceptions.ApiException: (403)" */
const LAST = /^[A-Za-z_][\w.]{0,120}(?:: |(?<=Error|Exception|Exit|Interrupt)$)/;

/** Whether a stack of Python begins here. */
export function isTraceback(text: string): boolean {
  return text.trim() === HEAD;
}

/** Goes with the stack, and tells its last line; of a program of a snap, which the stack shows, what was refused to it. */
export class PythonTraceback implements Section {
  readonly #say: Say;
  readonly #indent: number;
  #snap: NamedSnap | null = null;
  #done = false;

  constructor(head: Line, say: Say) {
    this.#say = say;
    this.#indent = head.text.indexOf('T');
  }

  accept(line: Line): boolean {
    if (this.#done) return false;
    const said = line.text.slice(this.#indent);
    if (line.text.slice(0, this.#indent).trim() === '' && /^\s+\S/.test(said)) {
      this.#snap ??= /^\s+File "/.test(said) ? refusedSnap(said, line.carried) : null;
      return true;
    }
    this.#done = true;
    if (!LAST.test(said)) return false;
    const refusal = this.#snap && readRefusal(said, line);
    if (refusal) {
      this.#say({ ...refusal, ...this.#snap }, line);
      return true;
    }
    this.#say(logTrouble(line, { message: said, severity: 'error', reason: /^[\w.]*/.exec(said)?.[0] }), line);
    return true;
  }

  close(): void {}
}
