/** All matches of a pattern with the flag g. Looks first whether there is one: an iterator costs more than passing over a short text. */
export function matchesOf(text: string, pattern: RegExp): Iterable<RegExpExecArray> {
  return text.search(pattern) < 0 ? [] : text.matchAll(pattern);
}
