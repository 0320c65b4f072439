const NEWLINE = 10;
const BLANK = 32;

/**
 * Where to cut a buffer so that the part before it can be read now: `heldLines` whole lines stay behind the cut, since a
 * wrapped record may go on in bytes that have not come yet. 0: wait for more.
 * A buffer of `maxBytes` or more without enough line ends is cut all the same, at a blank where there is one, so that a
 * line without end cannot grow in memory.
 */
export function chunkCut(bytes: Buffer, heldLines: number, maxBytes: number): number {
  let cut = bytes.length;
  for (let held = 0; held <= heldLines; held++) {
    cut = bytes.lastIndexOf(NEWLINE, cut - 1);
    if (cut <= 0) break;
  }
  if (cut > 0) return cut + 1;
  if (bytes.length < maxBytes) return 0;
  const lastNewline = bytes.lastIndexOf(NEWLINE);
  if (lastNewline > 0) return lastNewline + 1;
  const blank = bytes.lastIndexOf(BLANK);
  return blank > 0 ? blank : bytes.length;
}
