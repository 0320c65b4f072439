import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { oneLine } from '../shape/one-line.ts';
import { isPromptLine } from '../shape/prompt-line.ts';
import { type ChangeRow, changeRowOf } from './change-row.ts';
import { quotedSnap } from './snap-name.ts';
import { ofSnap, snapTrouble } from './snap-trouble.ts';

const HEADER = /^\s{0,40}Status\s{1,40}Spawn\s{1,80}Ready\s{1,80}Summary(?=\s|$)/;
/** A task begins: its status and a time. Only for lines that hold many. */
const NEXT_TASK = /\s(?=(?:Do|Doing|Done|Abort|Undo|Undoing|Undone|Hold|Error|Wait)\s{1,40}(?:today|yesterday|\d|-\s))/;
const DOTS = /\.{20,}/;
const MOST_ERRORS = 50;
/** An error of the AppArmor parser takes some dozen lines. */
const MOST_LOG_LINES = 200;
const MOST_LOG_CHARS = 2_000;

/** `snap tasks` (`snap change`): tasks that failed, with what their logs say. */
export const snapTasks: Reader = {
  form: 'snap-tasks',
  from: ['snap tasks N', 'snap change N'],
  triggers: ['Summary'],
  open(line, say) {
    const header = HEADER.exec(line.text)?.[0];
    if (header === undefined) return null;
    const section = new TasksSection(say);
    section.takeFlat(line.text.slice(header.length), line);
    return section;
  },
};

interface FailedTask {
  readonly row: ChangeRow;
  readonly line: Line;
  readonly log: string[];
}

class TasksSection implements Section {
  readonly #say: Say;
  readonly #failed: FailedTask[] = [];
  #part: 'rows' | 'title' | 'log' = 'rows';
  #task: FailedTask | undefined;
  #logLines = 0;
  #afterBlank = false;

  constructor(say: Say) {
    this.#say = say;
  }

  accept(line: Line): boolean {
    const text = line.text.trim();
    if (text === '') {
      this.#afterBlank = true;
      return true;
    }
    if (isPromptLine(line.text)) return false;
    const afterBlank = this.#afterBlank;
    this.#afterBlank = false;
    if (/^\.{20,}$/.test(text)) this.#part = 'title';
    else if (this.#part === 'rows') return this.#takeRow(line);
    else if (this.#part === 'title') this.#takeTitle(text);
    else return this.#takeLog(text, afterBlank);
    return true;
  }

  close(): void {
    for (const { row, line, log } of this.#failed) {
      const errors = log.filter((entry) => entry.startsWith('ERROR '));
      const told = oneLine(log.slice(log.indexOf(errors[0] ?? '')).map((entry) => entry.replace(/^ERROR /, '')));
      const message = errors.length > 0 ? told : oneLine([row.summary]);
      this.#say(
        snapTrouble({
          source: 'row',
          reason: 'Error',
          message,
          first: row.spawn,
          ...ofSnap(quotedSnap(row.summary) ?? quotedSnap(message)),
        }),
        line,
      );
    }
  }

  /** Rows and logs on one line. */
  takeFlat(text: string, line: Line): void {
    const [rows = '', ...logs] = text.split(DOTS);
    for (const row of rows.split(NEXT_TASK)) this.#takeRow({ ...line, text: row });
    for (const log of logs) {
      const task = this.#failed.find(({ row }) => log.trimStart().startsWith(row.summary));
      const entry = log.indexOf(' ERROR ');
      if (entry !== -1) task?.log.push(log.slice(entry + 1, entry + MOST_LOG_CHARS));
    }
  }

  #takeRow(line: Line): boolean {
    const row = changeRowOf(line.text);
    if (row === null) return false;
    if (row.status === 'Error' && this.#failed.length < MOST_ERRORS) this.#failed.push({ row, line, log: [] });
    return true;
  }

  #takeTitle(text: string): void {
    this.#task = this.#failed.find(({ row, log }) => row.summary === text && log.length === 0);
    this.#part = 'log';
    this.#logLines = 0;
  }

  /** Entries begin with their time; what an entry quotes may go on over lines without one. */
  #takeLog(text: string, afterBlank: boolean): boolean {
    const time = /^\d{4}-\d\d-\d\dT\S{4,30}\s+/.exec(text)?.[0];
    if (time === undefined && this.#logLines > 0 && afterBlank) return false;
    if (this.#logLines++ >= MOST_LOG_LINES) return false;
    this.#task?.log.push(text.slice(time?.length ?? 0, MOST_LOG_CHARS));
    return true;
  }
}
