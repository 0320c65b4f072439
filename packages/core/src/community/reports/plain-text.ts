/** Whatever is not seen: control characters but for tabs and line ends, marks of direction and other format characters, halves of pairs. */
const UNSEEN = /[^\P{Cc}\t\n]|[\p{Cf}\p{Cs}]/gu;
/** Marks above and below one letter; scripts use three at most. */
const MOST_MARKS = 4;
const PILED_MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');

/**
 * Text that a person wrote as it may be kept and shown: composed (NFC), of visible characters alone, and nothing hides in it
 * from who reads it. Empty where nothing is left.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(PILED_MARKS, '$1')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The text cut to so many characters, never within one. */
export function cutText(text: string, mostCharacters: number): string {
  return text.length <= mostCharacters
    ? text
    : text
        .slice(0, mostCharacters)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd();
}
