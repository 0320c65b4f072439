import { concat, type GoText, replaceAll, slice, text } from '../../go/go-text.ts';
import type { Conjunction } from '../../go/policy-condition.ts';

/** What a placeholder may stand for, and when. */
export interface Filling {
  readonly text: GoText;
  readonly conditions: Conjunction;
}

/**
 * A text with its placeholders filled in: one that stands for the same in any case is put in its place; the others stand
 * beside it, each with its conditions, so that ways do not multiply.
 */
export function filled(
  whole: GoText,
  conditions: Conjunction,
  fillings: ReadonlyMap<string, readonly Filling[]>,
): readonly Filling[] {
  let base = whole;
  const open: [string, readonly Filling[]][] = [];
  for (const [placeholder, ways] of fillings) {
    const [first] = ways;
    if (first && ways.every((way) => way.text.text === first.text.text))
      base = replaceAll(base, placeholder, first.text);
    else open.push([placeholder, ways]);
  }
  const beside: Filling[] = [];
  for (const [placeholder, ways] of open) {
    const own = new RegExp(`^[ \\t]*${escaped(placeholder)}[ \\t]*$`, 'm');
    if (own.test(base.text)) beside.push(...ways);
    base = emptied(base, own);
    // Within a line: the line stands for itself with each of them.
    for (;;) {
      const at = base.text.indexOf(placeholder);
      if (at < 0) break;
      const [start, end] = lineAround(base.text, at);
      const line = slice(base, start, end);
      const others = open.map(([other]) => other).filter((other) => other !== placeholder);
      beside.push(
        ...ways.map((way) => ({
          text: others.reduce(
            (now, other) => replaceAll(now, other, text('')),
            replaceAll(line, placeholder, way.text),
          ),
          conditions: way.conditions,
        })),
      );
      // The head of a block stays, for what stands in it.
      const rest = /\{\s*$/.test(line.text) ? replaceAll(line, placeholder, text('')) : text('');
      base = concat(slice(base, 0, start), rest, slice(base, end));
    }
  }
  return [{ text: base, conditions }, ...beside.filter((way) => way.text.text.trim() !== '')];
}

/** Without what matches, as often as it does. */
function emptied(whole: GoText, pattern: RegExp): GoText {
  let now = whole;
  for (let match = pattern.exec(now.text); match; match = pattern.exec(now.text)) {
    now = concat(slice(now, 0, match.index), slice(now, match.index + match[0].length));
  }
  return now;
}

function lineAround(whole: string, at: number): readonly [number, number] {
  const end = whole.indexOf('\n', at);
  return [whole.lastIndexOf('\n', at) + 1, end < 0 ? whole.length : end];
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
