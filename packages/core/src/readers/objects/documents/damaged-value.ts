import { afterQuoted, unquoted } from './yaml-scalar.ts';

const LONGEST_VALUE = 32 * 1024;
/** The next key on the same line, where line ends were lost. */
const NEXT_KEY = /[\s,{[](?:- )?["']?[A-Za-z][\w-]{0,60}["']?\s{0,3}:(?=\s|$|["'[{])/;

/** The value after a key, and where to go on; a plain one ends with its line or before the next key. */
export function valueAt(text: string, from: number): { readonly value: string; readonly end: number } {
  let at = from;
  while (at < from + 100 && (text[at] === ' ' || text[at] === '\t')) at++;
  if (text[at] === '"' || text[at] === "'") {
    const end = afterQuoted(text, at);
    if (end > 0) return { value: end - at > LONGEST_VALUE ? '' : unquoted(text.slice(at, end)), end };
    at++;
  } else if (at > from) at--;
  const newline = text.indexOf('\n', at);
  const lineEnd = Math.min(newline < 0 ? text.length : newline, at + LONGEST_VALUE);
  if (/^\s?[|>][-+]?\s*$/.test(text.slice(at, Math.min(lineEnd, at + 40)))) return blockAt(text, lineEnd);
  const line = text.slice(at, lineEnd);
  const next = NEXT_KEY.exec(line);
  const plain = next ? line.slice(0, next.index) : line;
  return { value: plain.trim().replace(/[\s,}\]]{1,20}$/, ''), end: at + plain.length };
}

/** The lines of a block that begins after `from`: those before the next line with a key. */
function blockAt(text: string, from: number): { readonly value: string; readonly end: number } {
  const lines: string[] = [];
  let at = from;
  while (at < text.length && at - from < LONGEST_VALUE) {
    const newline = text.indexOf('\n', at + 1);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at + 1, end);
    if (/^\s*(?:- )?[a-z]\w{1,40}:(?:\s|$)/.test(line.slice(0, 300))) break;
    lines.push(line.trim());
    at = end;
  }
  return { value: lines.join(' ').trim(), end: at };
}
