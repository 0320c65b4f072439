import type { GoValue } from './go-value.ts';

/** A text, and where its lines stand in the source. */
export interface GoText {
  readonly kind: 'text';
  readonly text: string;
  readonly pieces?: readonly TextPiece[];
}

/** From a line of the text on (0-based), it is of a constant; without `origin` it was put together. */
interface TextPiece {
  readonly from: number;
  readonly origin?: TextOrigin;
}

/** The constant that holds the text, and the line that the piece begins with. */
export interface TextOrigin {
  readonly at: string;
  readonly file: string;
  /** 1-based, of the constant. */
  readonly begins: number;
  /** 1-based. */
  readonly line: number;
}

export function text(value: string): GoText {
  return { kind: 'text', text: value };
}

/** The text of a value, with a hole where it is not known; undefined where no text can stand. */
export function asText(value: GoValue | undefined): GoText | undefined {
  switch (value?.kind) {
    case 'text':
      return value;
    case 'unknown':
      return text(`<<${value.name}>>`);
    case 'number':
    case 'boolean':
      return text(String(value.value));
    default:
      return undefined;
  }
}

/** Where a line of the text (0-based) stands in the source; undefined when it was put together. */
export function originOf(value: GoText, line: number): TextOrigin | undefined {
  const piece = value.pieces?.findLast(({ from }) => from <= line);
  return piece?.origin && { ...piece.origin, line: piece.origin.line + line - piece.from };
}

export function concat(...texts: readonly GoText[]): GoText {
  let whole = '';
  let lines = 0;
  const pieces: TextPiece[] = [];
  for (const { text: added, pieces: own = [{ from: 0 }] } of texts) {
    const cut = whole !== '' && !whole.endsWith('\n');
    const oneLine = !added.includes('\n');
    for (const { from, origin } of own) {
      // What goes on in a line stands where the line began; a text of one line put into it changes nothing.
      if (cut && from === 0) {
        if (oneLine) continue;
        pieces.push(origin ? { from: lines + 1, origin: { ...origin, line: origin.line + 1 } } : { from: lines + 1 });
        // At a line's start only holes stand before it: then the line is the constant's.
        if (/^\s*<<[^<>\n]*>>$/.test(whole.slice(whole.lastIndexOf('\n') + 1)) && origin)
          pieces.push({ from: lines, origin });
      } else pieces.push({ from: from + lines, ...(origin && { origin }) });
    }
    whole += added;
    lines += added.split('\n').length - 1;
  }
  pieces.sort((a, b) => a.from - b.from);
  return { kind: 'text', text: whole, pieces };
}

export function slice(value: GoText, start: number, end = value.text.length): GoText {
  const before = value.text.slice(0, start).split('\n').length - 1;
  const first = originOf(value, before);
  const later = (value.pieces ?? []).filter(({ from }) => from > before);
  return {
    kind: 'text',
    text: value.text.slice(start, end),
    pieces: [
      { from: 0, ...(first && { origin: first }) },
      ...later.map(({ from, origin }) => ({ from: from - before, ...(origin && { origin }) })),
    ],
  };
}

export function replaceAll(value: GoText, old: string, by: GoText): GoText {
  if (old === '' || !value.text.includes(old)) return value;
  const parts: GoText[] = [];
  let from = 0;
  for (let at = value.text.indexOf(old); at >= 0; at = value.text.indexOf(old, from)) {
    parts.push(slice(value, from, at), by);
    from = at + old.length;
  }
  return concat(...parts, slice(value, from));
}

export function trimmed(value: GoText): GoText {
  const start = value.text.length - value.text.trimStart().length;
  return slice(value, start, start + value.text.trim().length);
}

/** Go's verbs filled in; undefined where a value is no text. */
export function formatted(format: GoText, values: readonly (GoText | undefined)[]): GoText | undefined {
  const parts: GoText[] = [];
  let from = 0;
  let next = 0;
  for (const match of format.text.matchAll(/%(\[(\d+)\])?([#+0-9.]*[a-zA-Z%])/g)) {
    parts.push(slice(format, from, match.index));
    from = match.index + match[0].length;
    const verb = match[3] ?? '';
    if (verb === '%') {
      parts.push(text('%'));
      continue;
    }
    if (match[2] !== undefined) next = Number(match[2]) - 1;
    const value = values[next++];
    if (!value) return undefined;
    parts.push(verbOf(verb, value));
  }
  return concat(...parts, slice(format, from));
}

function verbOf(verb: string, value: GoText): GoText {
  if (verb.endsWith('q')) return concat(text('"'), value, text('"'));
  const hex = /^0?(\d*)x$/.exec(verb);
  return hex && /^\d+$/.test(value.text)
    ? text(
        Number(value.text)
          .toString(16)
          .padStart(Number(hex[1] || 0), '0'),
      )
    : value;
}
