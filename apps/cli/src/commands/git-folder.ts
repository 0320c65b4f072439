import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../output/fail.ts';

/** A clone has its git directory inside; else the folder must be one. */
export function gitDirOf(folder: string): string {
  const inside = join(resolve(folder), '.git');
  return existsSync(inside) ? inside : resolve(folder);
}

/** What git answers of a clone. Throws a usage error where it cannot. */
export function askGit<T>(folder: string, ask: (gitDir: string) => T): T {
  try {
    return ask(gitDirOf(folder));
  } catch (error) {
    const said = error instanceof Error ? error.message.trimEnd().split('\n').at(-1) : '';
    throw new UsageError(`git cannot read ${folder}: ${said}`);
  }
}
