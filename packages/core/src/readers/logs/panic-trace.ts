import type { Line } from '../../decode/line.ts';
import type { Say, Section } from '../reader.ts';
import { logTrouble } from './log-trouble.ts';

const PANIC = 'panic: ';
/** What the Go runtime prints behind a panic. */
const TRACE = /^(?:$|\t|\[signal |goroutine \d|created by |exit status \d|\s?panic: |[\w./*()-]{1,400}\()/;

/** Whether a Go program ends here. */
export function isPanic(text: string): boolean {
  return text.startsWith(PANIC) && text.length > PANIC.length;
}

/** Tells why a Go program ended, and goes with the stack that follows. */
export class PanicTrace implements Section {
  #stack = false;

  constructor(line: Line, say: Say) {
    say(
      logTrouble(line, { message: line.text.replace(/ \[recovered\]$/, ''), severity: 'error', reason: 'panic' }),
      line,
    );
  }

  /** Calls in the stack look like anything; they count only below a goroutine's head. */
  accept({ text }: Line): boolean {
    if (text.startsWith('goroutine ')) this.#stack = true;
    return this.#stack
      ? TRACE.test(text.slice(0, 450))
      : /^(?:$|\[signal |goroutine \d|\s?panic: )/.test(text.slice(0, 40));
  }

  close(): void {}
}
