/**
 * Runs of slashes in a path pattern count as one; exactly two at the beginning stay, three or more become one. Textual:
 * a slash before and one after a brace are no run.
 */
export function squeezeSlashes(text: string): string {
  if (!text.includes('//')) return text;
  const head = text.startsWith('//') && text[2] !== '/' ? '//' : '';
  let out = head;
  for (let at = head.length; at < text.length; at++) {
    const char = text[at] as string;
    if (char !== '/' || text[at - 1] !== '/' || at === head.length) out += char;
  }
  return out;
}
