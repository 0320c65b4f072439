const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** Joins the words of a command so that a POSIX shell reads the same words again. */
export function shellWords(argv: readonly string[]): string {
  return argv.map((word) => (PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}
