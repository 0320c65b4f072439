import { isDeepStrictEqual } from 'node:util';
import { parseDocument, Scalar, visit } from 'yaml';
import { treeOf } from '../yaml/tree-of.ts';
import type { FixedText } from './fix-text.ts';

/** Ends lines as everywhere, takes blanks from their ends, and ends the last one. Within a text that was pasted nothing is touched. */
export function plainLines(text: string): FixedText {
  const unix = text.replaceAll('\r\n', '\n');
  const kept = pastedLines(unix);
  const lines = unix.split('\n');
  const trimmed = lines.map((line, index) => (kept.has(index) ? line : line.trimEnd())).join('\n');
  const ended = trimmed.replace(/\n*$/, '\n');
  const said = treeOf(parseDocument(text));
  // A block that keeps the empty lines behind it says them.
  if (said === undefined || !isDeepStrictEqual(treeOf(parseDocument(ended)), said)) return { text, done: [] };
  return {
    text: ended,
    done: [
      ...(unix === text ? [] : ['Lines end as on Windows']),
      ...(trimmed === unix ? [] : ['Blanks stand at the end of lines']),
      ...(ended === trimmed ? [] : ['The file does not end with one end of a line']),
    ],
  };
}

/** Numbers of the lines that belong to a block of text, from 0. */
function pastedLines(text: string): ReadonlySet<number> {
  const lines = new Set<number>();
  visit(parseDocument(text), {
    Scalar(_key, node) {
      const isBlock = node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED;
      if (!isBlock || !node.range) return;
      const [from, to] = node.range;
      const last = lineAt(text, to);
      for (let line = lineAt(text, from) + 1; line <= last; line++) lines.add(line);
    },
  });
  return lines;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}
