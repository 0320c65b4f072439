/**
 * Length of the UTF-8 sequence of two to four bytes that begins at `at`; 0 when there is none, -1 when the bytes end before that
 * can be told. Bounds of the second byte: RFC 3629, section 4.
 */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : 4;
  if (first < 0xc2 || first > 0xf4) return 0;
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return -1;
    if (byte < (index === 1 ? lowestSecond(first) : 0x80)) return 0;
    if (byte > (index === 1 ? highestSecond(first) : 0xbf)) return 0;
  }
  return length;
}

function lowestSecond(first: number): number {
  if (first === 0xe0) return 0xa0;
  return first === 0xf0 ? 0x90 : 0x80;
}

function highestSecond(first: number): number {
  if (first === 0xed) return 0x9f;
  return first === 0xf4 ? 0x8f : 0xbf;
}
