/** A path as it stands in a text. */
export interface FoundPath {
  readonly path: string;
  /** Where it begins and ends in the text, its quotes included. */
  readonly at: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** Paths are no longer than this (PATH_MAX of Linux). */
const LONGEST_PATH = 4096;
/** What may stand before a path that is not quoted. */
const OPENS = ' \t([{<=:,;|';
const CLOSING: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['"', '"'],
  ['`', "'`"],
  ['‘', '’'],
  ['“', '”'],
  ['«', '»'],
]);

/** The absolute paths in a text, in order: in quotes of any kind, or bare up to a blank. Addresses of the web are none; `unix://` is no part of one. */
export function pathsIn(text: string): readonly FoundPath[] {
  const paths: FoundPath[] = [];
  for (let slash = text.indexOf('/'); slash >= 0; ) {
    const found = pathAt(text, slash);
    if (found) paths.push(found);
    slash = text.indexOf('/', found ? found.end : slash + 1);
  }
  return paths;
}

function pathAt(text: string, slash: number): FoundPath | null {
  const begin = /[~@]/.test(text.charAt(slash - 1)) ? slash - 1 : slash;
  const before = begin === 0 ? ' ' : text.charAt(begin - 1);
  const closing = CLOSING.get(before);
  if (closing !== undefined) return quotedPath(text, begin, closing);
  if (!OPENS.includes(before)) return scheme(text, begin) ? barePath(text, begin) : null;
  if (before === ':' && text.charAt(begin + 1) === '/') {
    return scheme(text, begin + 2) ? barePath(text, begin + 2) : null;
  }
  return barePath(text, begin);
}

/** A socket's address: "unix:///run/x.sock", "unix:/run/x.sock", "file:///x". */
function scheme(text: string, at: number): boolean {
  return /(?:^|[^a-z])(?:unix|file):(?:\/\/)?$/.test(text.slice(Math.max(0, at - 8), at));
}

function quotedPath(text: string, begin: number, closing: string): FoundPath | null {
  const most = text.slice(begin, begin + LONGEST_PATH);
  const ends = [...closing].map((mark) => most.indexOf(mark)).filter((at) => at >= 0);
  if (ends.length === 0) return barePath(text, begin);
  const end = Math.min(...ends);
  const path = most.slice(0, end).replace(/\\$/, '');
  return isPath(path) ? { path, at: begin - 1, end: begin + end + 1, quoted: true } : null;
}

function barePath(text: string, begin: number): FoundPath | null {
  const most = text.slice(begin, begin + LONGEST_PATH);
  const run = most.slice(
    0,
    /[\s'"`’”»()<>[\]{},;|]|:(?=\s|$|\d+(?::\d+)?(?:[\s:),]|$))/.exec(most)?.index ?? most.length,
  );
  const path = run.replace(/[.:!?]{1,5}$/, '');
  return isPath(path) ? { path, at: begin, end: begin + path.length, quoted: false } : null;
}

/** "/" alone is mostly a divider between words: only in quotes is it a path, and there it is rarely what was refused. */
function isPath(path: string): boolean {
  return path.length > 1 && !path.startsWith('//') && !/\p{Cc}/u.test(path);
}
