import { beginsForm } from '../begins/line-begin.ts';
import { unquoted } from '../quotes/unquoted.ts';

/** Strings of JSON, YAML and Python that hold a text; characters of one are not looked at twice. */
const strings = /"(?:[^"\\]|\\.)*"/gs;
/** A line end as escaped once or, in a string within a string, twice. */
const lineEnd = /(?:\\{1,2}r)?\\{1,2}n/;
const lineEnds = new RegExp(lineEnd, 'g');
/** So many line ends make a text of several lines; a message has fewer, or no line of it is of a form. */
const FEWEST = 2;
/** A key that pages of `kubectl describe` and tables begin with. */
const pageBegin = /^\s{0,40}(?:Name|Namespace|NAME|NAMESPACE|LAST SEEN|Events|Containers|Conditions)(?::?\s|:$)/;

/**
 * The lines of a text that was pasted with its line ends escaped, as in a string of JSON, bare or with what stands around it; null where
 * escapes only belong to a message: then no line behind one begins a known form.
 */
export function escapedLines(text: string): readonly string[] | null {
  if (!text.includes('\\n')) return null;
  const held = longestString(text);
  // Quotes of the text itself are not escaped where nobody put it into a string.
  const lines = held === null ? text.split(lineEnds) : unescaped(held).split('\n');
  if (lines.length <= FEWEST) return null;
  const isText = lines.some((line, index) => {
    const bare = unquoted(line, { before: lines[index - 1], after: lines[index + 1] });
    return pageBegin.test(bare) || (index > 0 && beginsForm(bare));
  });
  return isText ? lines.map((line) => line.trimEnd()).filter((line) => line !== '') : null;
}

/** What the string holds that most of the text is; null where there is none. */
function longestString(text: string): string | null {
  let longest = '';
  for (const [found] of text.matchAll(strings)) if (found.length > longest.length) longest = found;
  return longest.length > text.length / 2 && lineEnd.test(longest) ? longest.slice(1, -1) : null;
}

/** As often as it was escaped: a text in a string within a string still has escaped quotes after the first time. */
function unescaped(held: string): string {
  const once = held.replace(/\\([\\"nrt/])/g, (_, escaped: string) => characters[escaped] ?? escaped);
  return once.includes('\n') || !lineEnd.test(once) ? once : unescaped(longestString(once) ?? once);
}

const characters: Readonly<Record<string, string>> = { n: '\n', r: '', t: '\t' };
