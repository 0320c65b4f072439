const AMPERSAND = 0x26;
const EQUALS = 0x3d;
const PERCENT = 0x25;
const PLUS = 0x2b;
const BLANK = 0x20;
const CR = 0x0d;
const LF = 0x0a;

/** Ours has three fields; what comes after this many is not looked at. */
const MOST_FIELDS = 32;

/**
 * The named fields of an application/x-www-form-urlencoded body as bytes, undecoded beyond their percent signs; of a field
 * that comes twice, the first. A browser sends every line end as CR LF (HTML, "constructing the entry list"), so that is
 * undone. A percent sign that escapes nothing stands for itself, as in the URL standard.
 */
export function readForm<Name extends string>(
  body: Uint8Array,
  names: readonly Name[],
): Readonly<Partial<Record<Name, Uint8Array>>> {
  const fields: Partial<Record<Name, Uint8Array>> = {};
  for (let start = 0, count = 0; start < body.length && count < MOST_FIELDS; count++) {
    const found = body.indexOf(AMPERSAND, start);
    const end = found === -1 ? body.length : found;
    const name = names.find((candidate) => isNamed(body, start, end, candidate));
    if (name !== undefined && fields[name] === undefined) fields[name] = decoded(body, start + name.length + 1, end);
    start = end + 1;
  }
  return fields;
}

function isNamed(body: Uint8Array, start: number, end: number, name: string): boolean {
  if (end - start < name.length) return false;
  for (let index = 0; index < name.length; index++) if (body[start + index] !== name.charCodeAt(index)) return false;
  return start + name.length === end || body[start + name.length] === EQUALS;
}

function decoded(body: Uint8Array, start: number, end: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, end - start));
  let length = 0;
  for (let at = start; at < end; at++) {
    let byte = body[at] ?? 0;
    if (byte === PLUS) byte = BLANK;
    else if (byte === PERCENT && at + 2 < end) {
      const value = hexValue(body[at + 1] ?? 0) * 16 + hexValue(body[at + 2] ?? 0);
      if (!Number.isNaN(value)) {
        byte = value;
        at += 2;
      }
    }
    if (byte === LF && bytes[length - 1] === CR) length--;
    bytes[length++] = byte;
  }
  return bytes.slice(0, length);
}

function hexValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}
