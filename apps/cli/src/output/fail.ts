import { printable } from '@whyblocked/render';

/** A usage or input error: one sentence on standard error, exit code 2. */
export class UsageError extends Error {}

/** The sentence for an error of the system, a file that cannot be read for instance; null for what is a bug of ours. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof UsageError) return printable(error.message);
  if (error instanceof Error && 'code' in error && 'syscall' in error) {
    const path = 'path' in error ? ` ${String(error.path)}` : '';
    const what = { ENOENT: 'does not exist', EACCES: 'may not be read', EISDIR: 'is a folder, not a file' }[
      String(error.code)
    ];
    return printable(what === undefined ? error.message : `The file${path} ${what}.`);
  }
  return null;
}
