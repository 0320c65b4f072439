/**
 * Control bytes, line separators and characters that turn or hide text; each would let a paste write outside its place. Those that
 * choose between the shapes of a character (emoji have them) stay.
 */
const UNPRINTABLE = /(?![\ufe00-\ufe0f])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{DI}\ufff9-\ufffb]/gu;

/** Text from a paste on one line, with everything that is no visible character told as `\u{…}`. A tab becomes a blank. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) =>
    character === '\t' ? ' ' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
