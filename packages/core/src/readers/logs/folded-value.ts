import type { Line } from '../../decode/line.ts';
import type { Section } from '../reader.ts';

/** Longer values are cut: a pod's whole specification may stand in one. */
const MOST_CHARACTERS = 16_384;

/** Whether the last value of klog's line goes on over the lines that follow: `err=<`, lines after a tab, ` >`. */
export function foldsHere(text: string): boolean {
  return text.endsWith('=<');
}

/** Takes the lines of such a value and gives the line as it would be with the value in quotes. */
export class FoldedValue implements Section {
  readonly #head: string;
  readonly #whole: (text: string) => void;
  #value = '';
  #tail: string | undefined;

  constructor(head: string, whole: (text: string) => void) {
    this.#head = head.slice(0, -1);
    this.#whole = whole;
  }

  accept({ text }: Line): boolean {
    if (this.#tail !== undefined) return false;
    if (text.startsWith('\t')) {
      if (this.#value.length < MOST_CHARACTERS) this.#value += ` ${text.slice(1)}`;
      return true;
    }
    if (!text.startsWith(' >')) return false;
    this.#tail = text.slice(2);
    return true;
  }

  close(): void {
    this.#whole(`${this.#head}${JSON.stringify(this.#value.trim().slice(0, MOST_CHARACTERS))}${this.#tail ?? ''}`);
  }
}
