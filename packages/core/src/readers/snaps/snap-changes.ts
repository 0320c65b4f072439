import type { Line } from '../../decode/line.ts';
import type { Reader, Say } from '../reader.ts';
import { oneLine } from '../shape/one-line.ts';
import { isPromptLine } from '../shape/prompt-line.ts';
import { changeRowOf } from './change-row.ts';
import { quotedSnap } from './snap-name.ts';
import { ofSnap, snapTrouble } from './snap-trouble.ts';

const HEADER = /^\s{0,40}ID\s{1,40}Status\s{1,40}Spawn\s{1,80}Ready\s{1,80}Summary(?:\s|$)/;
/** A change begins: its number, its status. Only for lines that hold many. */
const NEXT_CHANGE = /\s\d{1,7}\s+(?:Do|Doing|Done|Abort|Undo|Undoing|Undone|Hold|Error|Wait)\s/g;

/** `snap changes`: changes that failed. */
export const snapChanges: Reader = {
  form: 'snap-changes',
  from: ['snap changes'],
  triggers: ['Summary'],
  open(line, say) {
    const header = HEADER.exec(line.text)?.[0];
    if (header === undefined) return null;
    for (const change of changesOf(line.text.slice(header.length - 1))) takeChange(change, line, say);
    return {
      accept(next) {
        if (next.text.trim() === '') return true;
        return !isPromptLine(next.text) && takeChange(next.text, next, say);
      },
      close() {},
    };
  },
};

function changesOf(text: string): readonly string[] {
  const starts = [...` ${text}`.matchAll(NEXT_CHANGE)].map(({ index }) => index);
  return starts.map((start, index) => text.slice(start, starts[index + 1]));
}

function takeChange(text: string, line: Line, say: Say): boolean {
  const number = /^\s{0,40}\d{1,7}(?=\s)/.exec(text)?.[0];
  if (number === undefined) return false;
  const row = changeRowOf(text.slice(number.length));
  if (row === null) return false;
  if (row.status === 'Error') {
    const message = oneLine([row.summary]);
    say(
      snapTrouble({ source: 'row', reason: 'Error', message, first: row.spawn, ...ofSnap(quotedSnap(message)) }),
      line,
    );
  }
  return true;
}
