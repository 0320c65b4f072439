import { printable } from './printable.ts';

/** Characters that begin something in CommonMark, GitHub's or Discord's dialect wherever they stand. */
const SPECIAL = /[\\`*_{}[\]<>!|~&$^]/g;
/** At the beginning of a line: lists, headings, rules, underlined headings; and tables of contents of some dialects. */
const BEGINS = /^(?:[-+=:]|\d{1,9}(?=[.)]))/;

/**
 * Text as Markdown that shows it and is nothing else: no emphasis, link, picture, heading or list. What a site makes of words after
 * the Markdown is read (mentions, mail addresses, numbers of issues) is stopped by putting its sign into a code span, since
 * backslashes are gone by then.
 */
export function markdownText(text: string): string {
  return printable(text)
    .trim()
    .replace(SPECIAL, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www(?=\.)/gi, '$&\\')
    .replace(BEGINS, (begin) => (/\d/.test(begin) ? begin : `\\${begin}`))
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/[@#]+/g, '`$&`');
}

/** Lines as a code block, with a fence longer than any run of backticks in them. */
export function markdownCode(lines: readonly string[], language = ''): string {
  const shown = lines.map(printable);
  const longest = Math.max(2, ...shown.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...shown, fence].join('\n');
}
