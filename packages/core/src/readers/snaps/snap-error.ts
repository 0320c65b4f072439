import { limits } from '@whyblocked/contract';
import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { oneLine } from '../shape/one-line.ts';
import { isPromptLine } from '../shape/prompt-line.ts';
import { quotedSnap } from './snap-name.ts';
import { ofSnap, snapTrouble } from './snap-trouble.ts';

/** How the answers of snap and snapd begin; other programs write "error: " too. */
const BEGINNINGS = [
  'error: snap "',
  'error: cannot perform the following tasks',
  'error: cannot connect',
  'error: cannot disconnect',
  'error: cannot install',
  'error: cannot refresh',
  'error: cannot remove',
  'error: cannot switch',
  'error: cannot communicate with server',
  'error: cannot find app',
  'error: cannot list snaps',
  'error: cannot use --',
  'error: cannot open snap',
  'error: cannot read snap',
  'error: cannot find signatures',
  'error: cannot query the store',
  'error: cannot start service',
  'error: change finished in status',
  'error: no matching snaps',
  'error: access denied',
  'error: too early for operation',
  'error: unable to contact snap store',
  'error: system does not fully support snapd',
  'error: This revision of snap',
  'error: The publisher of snap',
  'error: requested a non-existing branch',
  'error: snapd is about to',
];

const MOST_LINES = 200;
const MOST_TASKS = 20;
const TASKS = 'error: cannot perform the following tasks';

/** What the command `snap` answers when it cannot do something. */
export const snapError: Reader = {
  form: 'snap-error',
  from: ['snap install', 'snap connect', 'snap refresh'],
  triggers: BEGINNINGS,
  open(line, say) {
    const text = line.text.trimStart();
    if (text.startsWith(TASKS)) return new FailedTasks(say, line, text.slice(TASKS.length).replace(/^:?\s*/, ''));
    return BEGINNINGS.some((beginning) => text.startsWith(beginning)) ? new Answer(say, line, text.slice(7)) : null;
  },
};

/** A message whose continued lines are indented. */
class Answer implements Section {
  readonly #say: Say;
  readonly #line: Line;
  readonly #parts: string[];

  constructor(say: Say, line: Line, text: string) {
    this.#say = say;
    this.#line = line;
    this.#parts = [text];
  }

  accept(line: Line): boolean {
    if (this.#parts.length >= 10 || !/^ {2,12}[A-Za-z"'(-]/.test(line.text)) return false;
    this.#parts.push(line.text);
    return true;
  }

  close(): void {
    const message = oneLine(this.#parts);
    this.#say(snapTrouble({ source: 'command', message, from: 'snap', ...ofSnap(quotedSnap(message)) }), this.#line);
  }
}

/** "- Setup snap "x" (8355) security profiles (cannot …)", one for each task; the text in parentheses may have many lines. */
class FailedTasks implements Section {
  readonly #say: Say;
  readonly #tasks: { readonly line: Line; readonly parts: string[]; open: number }[] = [];
  #lines = 0;

  constructor(say: Say, line: Line, rest: string) {
    this.#say = say;
    if (rest !== '') this.#begin(line, rest);
  }

  accept(line: Line): boolean {
    const text = line.text.trim();
    if (this.#lines++ >= MOST_LINES || isPromptLine(line.text)) return false;
    if (text.startsWith('- ') && /^- [A-Z]/.test(text)) return this.#begin(line, text);
    const task = this.#tasks.at(-1);
    if (task === undefined || task.open <= 0) return false;
    task.parts.push(text.slice(0, limits.evidenceChars));
    task.open += opened(text);
    return true;
  }

  close(): void {
    for (const { line, parts } of this.#tasks) {
      const message = oneLine(parts);
      this.#say(snapTrouble({ source: 'command', message, from: 'snap', ...ofSnap(quotedSnap(message)) }), line);
    }
  }

  #begin(line: Line, text: string): boolean {
    if (this.#tasks.length >= MOST_TASKS) return false;
    const told = text.replace(/^-\s*/, '');
    this.#tasks.push({ line, parts: [told], open: opened(told) });
    return true;
  }
}

/** How many parentheses a text leaves open. */
function opened(text: string): number {
  let open = 0;
  for (const char of text) open += char === '(' ? 1 : char === ')' ? -1 : 0;
  return open;
}
