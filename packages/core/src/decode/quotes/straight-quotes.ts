const CURLED = /[\u201c-\u201f]/;
const ALL = /[\u201c-\u201f]/g;

/** Double quotes as programs print them, where a chat or a word processor curled them: then it did so with all of the line. */
export function withStraightQuotes(text: string): string {
  return CURLED.test(text) && !text.includes('"') ? text.replace(ALL, '"') : text;
}
