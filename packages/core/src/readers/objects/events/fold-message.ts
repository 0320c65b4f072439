/** Below this no terminal folds. */
const NARROWEST = 60;
/** A fold between words leaves lines shorter than the width. */
const NARROWEST_MAIL = 50;
/** Ends after which a message that has line ends itself does not go on in the middle of a word. */
const GOES_ON = /[/\-_.=\\"'([{@]$/;

/**
 * Joins the physical lines of one message. A terminal folds at its width, in the middle of words, so that nothing stood between;
 * a message's own line ends stand for a blank, as do those of a mail, which folds between words. Folded lines are as long as each other,
 * and none is longer; a lone fold is told by what it cuts.
 *
 * @param widest characters of the longest line around these, where more was pasted
 */
export function foldMessage(lines: readonly string[], widest = 0): string {
  let text = lines[0]?.trimEnd() ?? '';
  const lengths = lines.slice(0, -1).map(({ length }) => length);
  const width = Math.max(widest, ...lengths, lines.at(-1)?.length ?? 0);
  const alike = lengths.filter((length) => length === width).length + (widest === width ? 1 : 0);
  for (let index = 1; index < lines.length; index++) {
    const before = lines[index - 1] ?? '';
    const next = lines[index] ?? '';
    text += `${isCut(before, next, width, alike) ? '' : ' '}${next.trim()}`;
  }
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Whether a fold stands within a word. */
function isCut(before: string, next: string, width: number, alike: number): boolean {
  if (/\s$/.test(before) || /^\s/.test(next) || before.length < NARROWEST || before.length < width) return false;
  // A key alone on its line begins a block.
  if (/^[\w.-]{1,100}:$/.test(next.trimEnd())) return false;
  if (alike > 1) return true;
  if (/[,;:]$/.test(before)) return false;
  return GOES_ON.test(before) || /^[a-z0-9./\-_:]/.test(next);
}

/**
 * Whether `next` is the rest of the line before it, which was folded between words: its first word had no room there.
 *
 * @param widest characters of the longest line around them
 */
export function hadNoRoom(before: string, next: string, widest: number): boolean {
  const word = next.length - next.replace(/^\S+/, '').length;
  return before.length >= NARROWEST_MAIL && before.length + 1 + word > widest;
}
