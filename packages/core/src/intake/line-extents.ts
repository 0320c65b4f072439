import { limits } from '@whyblocked/contract';

const NEWLINE = 10;
/** Of a line that is too long, a form gets this much before its trigger. */
const FORM_REACH = 4096;
const NEIGHBOUR_BYTES = 1024;
/** The journal's entries have some thirty fields. */
const MOST_BESIDE = 60;

/** The first byte of a line, and the one after its last. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

export function lineEnd(bytes: Buffer, at: number): number {
  const newline = bytes.indexOf(NEWLINE, at);
  return newline < 0 ? bytes.length : newline;
}

/** The line that holds `at`, as far as it begins at `from` or later. */
export function lineAt(bytes: Buffer, from: number, at: number): Extent {
  const newline = at > from ? bytes.lastIndexOf(NEWLINE, at - 1) : -1;
  return { start: Math.max(from, newline + 1), end: lineEnd(bytes, at) };
}

/** The line before the one that begins at `start`, as far as it is still held. */
export function lineBefore(bytes: Buffer, start: number): Extent | null {
  if (start === 0 || bytes[start - 1] !== NEWLINE) return null;
  const end = start - 1;
  return { start: end === 0 ? 0 : bytes.lastIndexOf(NEWLINE, end - 1) + 1, end };
}

export function lineAfter(bytes: Buffer, end: number): Extent | null {
  return end + 1 < bytes.length && bytes[end] === NEWLINE ? lineAt(bytes, end + 1, end + 1) : null;
}

/** Of a neighbouring line only its begin is looked at. */
export function textOf(bytes: Buffer, line: Extent | null): string | undefined {
  return line === null
    ? undefined
    : bytes.toString('utf8', line.start, Math.min(line.end, line.start + NEIGHBOUR_BYTES));
}

/** The begins of the lines on both sides of one, as far as each is one of a kind, and is still held. */
export function linesBeside(bytes: Buffer, line: Extent, isOne: (text: string) => boolean): readonly string[] {
  const beside: string[] = [];
  for (const next of [(at: Extent) => lineBefore(bytes, at.start), (at: Extent) => lineAfter(bytes, at.end)]) {
    let at = next(line);
    for (let count = 0; at !== null && count < MOST_BESIDE; count++) {
      const text = textOf(bytes, at) ?? '';
      if (!isOne(text)) break;
      beside.push(text);
      at = next(at);
    }
  }
  return beside;
}

/** A line, or the part of one that is too long around what was found in it. */
export function pieceAround({ start, end }: Extent, hit: number): Extent {
  if (end - start <= limits.lineBytes) return { start, end };
  const from = Math.max(start, hit - FORM_REACH);
  return { start: from, end: Math.min(end, from + limits.lineBytes) };
}
