import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes those files, by their paths below a folder, whose text is another one, and removes those of `before` that are no more; gives the
 * paths of both.
 */
export function replaceFiles(
  folder: string,
  texts: ReadonlyMap<string, string>,
  before: readonly string[] = [],
): readonly string[] {
  const changed: string[] = [];
  for (const [file, text] of texts) {
    const path = join(folder, file);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    changed.push(file);
  }
  for (const file of before.filter((path) => !texts.has(path))) {
    rmSync(join(folder, file), { force: true });
    changed.push(file);
  }
  return changed;
}
