const LF = 10;
const CR = 13;
const BEL = 7;
const ESC = 27;
const BACKSLASH = 92;
/** The introducers of CSI, and of the strings that go on to a terminator: DCS, SOS, OSC, PM, APC. */
const CSI = 91;
const STRINGS: ReadonlySet<number> = new Set([80, 88, 93, 94, 95]);
/** Characters between an escape and its final byte; `tput` writes one, and none has more than two. */
const MAX_INTERMEDIATES = 2;
const MAX_CSI_BYTES = 64;
/** A link has an address of about 2000 bytes at most; a longer string never had an end. */
const MAX_STRING_BYTES = 4096;

/**
 * Where the terminal's sequence that begins with the escape at `at` is over (ECMA-48); -1 when more bytes are needed, never so
 * when `complete`. A damaged one ends before the first byte that is none of it, and a string without end is only its introducer: what
 * follows is text. No sequence goes beyond its line.
 */
export function escapeEnd(bytes: Uint8Array, at: number, complete: boolean): number {
  const needMore = (end: number): number => (complete ? end : -1);
  let next = at + 1;
  const introducer = bytes[next];
  if (introducer === undefined) return needMore(next);
  if (introducer === CSI) return csiEnd(bytes, at, complete);
  if (STRINGS.has(introducer)) return stringEnd(bytes, at, complete);
  while (isIntermediate(bytes[next]) && next - at <= MAX_INTERMEDIATES) next++;
  const final = bytes[next];
  if (final === undefined) return needMore(at + 1);
  // A blank after a lone escape is text: sequences that begin so are not in use.
  return final >= 0x30 && final <= 0x7e ? next + 1 : at + 1;
}

function csiEnd(bytes: Uint8Array, at: number, complete: boolean): number {
  for (let next = at + 2; next - at <= MAX_CSI_BYTES; next++) {
    const byte = bytes[next];
    if (byte === undefined) return complete ? next : -1;
    if (byte >= 0x40 && byte <= 0x7e) return next + 1;
    if (byte < 0x20 || byte > 0x3f) return next;
  }
  return at + 1 + MAX_CSI_BYTES;
}

function stringEnd(bytes: Uint8Array, at: number, complete: boolean): number {
  for (let next = at + 2; next - at <= MAX_STRING_BYTES; next++) {
    const byte = bytes[next];
    if (byte === undefined) return complete ? at + 2 : -1;
    if (byte === BEL) return next + 1;
    if (byte === LF || byte === CR) break;
    if (byte !== ESC) continue;
    if (bytes[next + 1] === undefined && !complete) return -1;
    if (bytes[next + 1] === BACKSLASH) return next + 2;
    break;
  }
  return at + 2;
}

function isIntermediate(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x21 && byte <= 0x2f;
}
