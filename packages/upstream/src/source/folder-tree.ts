import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceTree } from './source-tree.ts';

/** A tree that is checked out in a folder. */
export function folderTree(root: string): SourceTree {
  const entriesOf = (folder: string): readonly Dirent[] => {
    const path = join(root, folder);
    return existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
  };
  return {
    list: (folder) =>
      entriesOf(folder)
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort(),
    folders: (folder) =>
      entriesOf(folder)
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
  };
}
