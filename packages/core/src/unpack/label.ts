const LONGEST_LABEL = 300;

/**
 * Control characters, what turns the direction of writing, and what ends a line; lone surrogates come along, since no
 * encoder takes them.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A name out of an archive or an upload, fit to be shown. It names nothing on this machine: `..` and a leading slash stay
 * as they are, since no file is ever opened or written by it.
 */
export function labelOf(name: string): string {
  // Replacing keeps the number of UTF-16 units or lessens it, so cutting first bounds the work.
  const cut = name.slice(0, LONGEST_LABEL);
  return cut.replace(unprintable, '\ufffd');
}
