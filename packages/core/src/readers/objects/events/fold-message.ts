/** Below this no terminal folds. */
const NARROWEST = 60;
/** Ends after which a message that has line ends itself does not go on in the middle of a word. */
const GOES_ON = /[/\-_.=\\"'([{@]$/;

/**
 * Joins the physical lines of one message. A terminal folds at its width, in the middle of words, so that nothing stood between;
 * a message's own line ends stand for a blank. Folded lines are as long as each other; a lone fold is told by what it cuts.
 */
export function foldMessage(lines: readonly string[]): string {
  let text = lines[0]?.trimEnd() ?? '';
  const width = Math.max(0, ...lines.slice(0, -1).map(({ length }) => length));
  const alike = lines.slice(0, -1).filter(({ length }) => length >= width - 1).length;
  for (let index = 1; index < lines.length; index++) {
    const before = lines[index - 1] ?? '';
    const next = lines[index] ?? '';
    text += `${isCut(before, next, width, alike) ? '' : ' '}${next.trim()}`;
  }
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Whether a fold stands within a word. */
function isCut(before: string, next: string, width: number, alike: number): boolean {
  if (/\s$/.test(before) || /^\s/.test(next) || before.length < NARROWEST) return false;
  // A key alone on its line begins a block.
  if (/^[\w.-]{1,100}:$/.test(next.trimEnd())) return false;
  if (alike > 1) return before.length === width;
  if (/[,;:]$/.test(before)) return false;
  return GOES_ON.test(before) || /^[a-z0-9./\-_:]/.test(next);
}
