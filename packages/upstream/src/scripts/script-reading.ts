/** Stands in a text for what only run time knows. */
export const HOLE = '\0';

/** What a script would do, as far as its text tells: of what it may reach, in every way that it may go. */
export interface ScriptReading {
  /** What it runs, each as words, the program first. */
  readonly commands: readonly (readonly string[])[];
  /** What it says to people. */
  readonly printed: readonly string[];
  /** Texts that it uses in other ways: paths that it opens, what it looks for. */
  readonly texts: readonly string[];
  /** It does something besides running commands and printing, as writing a file. */
  readonly doesMore: boolean;
  /** The grammar understood all of it. */
  readonly complete: boolean;
}

/** The text of a file beside the script, by its path from the script's folder ("../common/utils.sh"); undefined where there is none. */
export type FileBeside = (path: string) => string | undefined;

/** More ways than these are not told apart: the rest is left out. */
export const MOST_WAYS = 32;

/** Longer texts are built only by scripts that mean harm, or hold whole documents: what is in them is not told. */
const LONGEST_BUILT = 16_384;

/** Deeper trees are not followed: nobody writes them by hand. */
export const DEEPEST = 400;

/** A script that runs more than this is not read to its end. */
export const MOST_COMMANDS = 20_000;

/** Texts put together. */
export function joinText(parts: readonly string[], between = ''): string {
  const text = parts.join(between);
  return text.length > LONGEST_BUILT ? HOLE : text;
}

/** Every choice of one from each, in order, at most `MOST_WAYS`. */
export function waysOf<T>(choices: readonly (readonly T[])[]): readonly (readonly T[])[] {
  let ways: readonly (readonly T[])[] = [[]];
  for (const choice of choices) {
    ways = ways.flatMap((way) => choice.map((one) => [...way, one])).slice(0, MOST_WAYS);
  }
  return ways;
}

/** The path of a file beside the script, where a text names one below a folder that only run time knows. */
export function pathBeside(text: string): string | undefined {
  return text.startsWith(`${HOLE}/`) ? text.slice(2) : undefined;
}
