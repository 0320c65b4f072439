import type { Line } from '../../decode/line.ts';
import type { Section } from '../reader.ts';

/** What `mount` prints, line by line, has these heads (k8s.io/mount-utils, `formatMountError`); then come its own folded lines. */
const HEADS = ['Mounting command: ', 'Mounting arguments: ', 'Output: '];
const MOST_LINES = 20;

/** Whether the message goes on with what was mounted and what `mount` said. */
export function mountFailsHere(message: string): boolean {
  return /mount failed: exit status \d{1,3}$/.test(message);
}

/** Takes what follows a mount that failed, and gives it as one line. */
export class MountOutput implements Section {
  readonly #whole: (output: string) => void;
  readonly #lines: string[] = [];
  #next = 0;

  constructor(whole: (output: string) => void) {
    this.#whole = whole;
  }

  accept({ text }: Line): boolean {
    const head = HEADS.findIndex((words, index) => index >= this.#next && text.startsWith(words));
    const folded = this.#next === HEADS.length && /^\s{2,}\S/.test(text);
    if ((head < 0 && !folded) || this.#lines.length >= MOST_LINES) return false;
    if (head >= 0) this.#next = head + 1;
    this.#lines.push(text.trim());
    return true;
  }

  close(): void {
    this.#whole(this.#lines.join(' '));
  }
}
