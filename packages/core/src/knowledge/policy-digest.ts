import { createHash } from 'node:crypto';

/** What was searched when nothing was found, so that a stranger can tell whether they search the same. */
export interface PolicyDigest {
  /** Number of lines. */
  readonly rules: number;
  /** "sha256:" and 64 hexadecimal digits. */
  readonly digest: string;
}

/**
 * The digest of a policy export, of its lines without their newlines: SHA-256 of the lines in the order of their bytes, each with a
 * newline. As `LC_ALL=C sort | sha256sum` has it; the order in which they are exported does not count.
 */
export function digestOfLines(lines: Iterable<string>): PolicyDigest {
  return digestOfSorted([...lines].map(asBytes).sort());
}

/** Text with one character for each byte of its UTF-8: such texts sort as their bytes do. */
export function asBytes(line: string): string {
  return Buffer.from(line, 'utf8').toString('latin1');
}

/** Of lines that `asBytes` gave, sorted. */
export function digestOfSorted(lines: readonly string[]): PolicyDigest {
  const text = lines.map((line) => `${line}\n`).join('');
  return { rules: lines.length, digest: `sha256:${createHash('sha256').update(text, 'latin1').digest('hex')}` };
}
