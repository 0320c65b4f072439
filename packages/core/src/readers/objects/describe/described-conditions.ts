import type { Line } from '../../../decode/line.ts';
import type { TroubledObject } from '../../../evidence/trouble.ts';
import type { Say } from '../../reader.ts';
import {
  type Condition,
  nodeConditionTrouble,
  podConditionTrouble,
  workloadConditionTrouble,
} from '../condition-trouble.ts';

const ROW = /^\s*([A-Z][\w./-]{1,80})\s+(True|False|Unknown)(?:\s+(.*))?$/;
/** "Mon, 02 Jan 2006 15:04:05 +0000" */
const DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}\s*/;
const MOST_PIECES = 30;

/** Reads the table of conditions of a description; the message of a row may go on in the lines that follow. */
export class DescribedConditions {
  readonly #say: Say;
  #line: Line | null = null;
  #row: { type: string; status: string; rest: string[] } = { type: '', status: '', rest: [] };

  constructor(say: Say) {
    this.#say = say;
  }

  accept(line: Line, text: string, kind: string | undefined, object: TroubledObject | undefined): void {
    const row = ROW.exec(text);
    if (!row) {
      if (this.#line !== null && this.#row.rest.length < MOST_PIECES && !/^\s*-{2,}/.test(text))
        this.#row.rest.push(text.trim());
      return;
    }
    this.flush(kind, object);
    this.#line = line;
    this.#row = { type: row[1] ?? '', status: row[2] ?? '', rest: [row[3] ?? ''] };
  }

  flush(kind: string | undefined, object: TroubledObject | undefined): void {
    const line = this.#line;
    if (line === null) return;
    this.#line = null;
    const condition = this.#condition();
    // Nodes alone have pressure, and a table without a name is still told by it.
    const isNode = kind === 'Node' || condition.last !== undefined;
    const trouble = isNode
      ? nodeConditionTrouble(condition, object?.name)
      : kind === undefined || kind === 'Pod'
        ? podConditionTrouble(condition, object)
        : workloadConditionTrouble(condition, object);
    if (trouble) this.#say(trouble, line);
  }

  #condition(): Condition {
    const { type, status } = this.#row;
    let rest = this.#row.rest.join(' ').trim();
    let last: string | undefined;
    for (let date = DATE.exec(rest); date; date = DATE.exec(rest)) {
      last = date[0].trim();
      rest = rest.slice(date[0].length);
    }
    const reason = /^\S{1,200}/.exec(rest)?.[0];
    const message = reason === undefined ? '' : rest.slice(reason.length).trim();
    return {
      type,
      status,
      ...(reason !== undefined && { reason }),
      ...(message !== '' && { message }),
      ...(last !== undefined && { last }),
    };
  }
}
