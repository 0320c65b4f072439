import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { commandAfterPrompt } from '../shape/prompt.ts';
import { isPromptLine } from '../shape/prompt-line.ts';
import { wordsOf } from '../shape/words-of.ts';
import { toldFact } from './told-fact.ts';

/** Keys in the order in which they stand; the distribution's own name stands between "series" and "kernel". */
const KEYS = ['snap', 'snapd', 'series', 'kernel', 'architecture', 'snapd-bin-from', 'snap-bin-from'];
const RELEASE = /^\d{1,3}(?:\.\d{1,4}){1,3}[\w.+~-]{0,60}$/;

/** `snap version`, on its lines or on one. */
export const snapVersion: Reader = {
  form: 'snap-version',
  from: ['snap version', 'inspection-report/sys/snap-version'],
  triggers: ['snap 2.', 'snap   ', 'snap\t2.', 'snapd 2.', 'snapd  ', 'snapd\t2.'],
  open(line, say) {
    const typed = commandAfterPrompt(line.text);
    const all = wordsOf(typed ?? line.text);
    const words = typed === undefined ? all : all.slice(Math.max(all.indexOf('version'), all.indexOf('--version')) + 1);
    const [key, value = ''] = words;
    if ((key !== 'snap' && key !== 'snapd') || !(RELEASE.test(value) || value === 'unavailable')) return null;
    const section = new VersionSection(say);
    return section.takeWords(words, line) ? section : null;
  },
};

class VersionSection implements Section {
  readonly #say: Say;
  /** How many of the keys have passed: none comes twice, and none comes back. */
  #passed = 0;
  #distribution = false;

  constructor(say: Say) {
    this.#say = say;
  }

  accept(line: Line): boolean {
    const words = wordsOf(line.text);
    return words.length > 0 && !isPromptLine(line.text) && this.takeWords(words, line);
  }

  takeWords(words: readonly string[], line: Line): boolean {
    let at = 0;
    while (at + 1 < words.length && this.#pair(words[at] ?? '', words[at + 1] ?? '', line)) at += 2;
    return at > 0;
  }

  close(): void {}

  #pair(key: string, value: string, line: Line): boolean {
    const rank = KEYS.indexOf(key) + 1;
    if (rank > 0) {
      if (rank <= this.#passed) return false;
      const afterSeries = this.#passed === KEYS.indexOf('series') + 1;
      this.#passed = rank;
      if (key === 'snapd' && RELEASE.test(value)) this.#say(toldFact('snapd', value), line);
      if (key === 'kernel') {
        this.#say(toldFact('kernel', value), line);
        // Only a classic system has a line for its distribution (cmd_version.go).
        if (afterSeries && !this.#distribution) this.#say(toldFact('system', 'core'), line);
      }
      if (key === 'architecture') this.#say(toldFact('architecture', value), line);
      return true;
    }
    const fits = /^[a-z][a-z0-9_.-]{0,40}$/.test(key) && /^(?:-|[\w.+~-]{0,30}\d[\w.+~-]{0,30})$/.test(value);
    if (this.#passed === 0 || this.#passed > KEYS.indexOf('series') + 1 || this.#distribution || !fits) return false;
    this.#distribution = true;
    this.#say(toldFact('distribution', value === '-' ? key : `${key} ${value}`), line);
    this.#say(toldFact('system', key === 'ubuntu-core' ? 'core' : 'classic'), line);
    return true;
  }
}
