const NEWLINE = 10;
const FOUR_NEWLINES = 0x0a0a0a0a;
const LOW_BITS = 0x7f7f7f7f;
const ONES = 0x01010101;
/** As many words as a byte can count. */
const WORDS_PER_ROUND = 255;

/** How many line ends are in bytes[from, to): four bytes at a time, since whole logs are counted. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  let at = from;
  while (at < to && (bytes.byteOffset + at) % 4 !== 0) if (bytes[at++] === NEWLINE) count++;
  const wordCount = at < to ? (to - at) >> 2 : 0;
  const words = new Uint32Array(bytes.buffer, wordCount > 0 ? bytes.byteOffset + at : 0, wordCount);
  for (let word = 0; word < words.length; ) {
    const roundEnd = Math.min(words.length, word + WORDS_PER_ROUND);
    // Each byte of `sums` counts the line ends at its place in a word.
    let sums = 0;
    for (; word < roundEnd; word++) {
      const x = (words[word] as number) ^ FOUR_NEWLINES;
      // The highest bit of each byte of x that is 0 (Hacker's Delight, 6-1).
      sums += (~(((x & LOW_BITS) + LOW_BITS) | x | LOW_BITS) >>> 7) & ONES;
    }
    count += (sums & 255) + ((sums >>> 8) & 255) + ((sums >>> 16) & 255) + ((sums >>> 24) & 255);
  }
  at += words.length * 4;
  while (at < to) if (bytes[at++] === NEWLINE) count++;
  return count;
}
