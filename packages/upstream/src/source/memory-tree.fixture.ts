import type { SourceTree } from './source-tree.ts';

/** A tree of files held in memory. */
export function memoryTree(texts: Readonly<Record<string, string>>): SourceTree {
  return {
    list: (folder) => [
      ...new Set(
        Object.keys(texts).flatMap((path) =>
          path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1).split('/')[0] ?? ''] : [],
        ),
      ),
    ],
    read: (path) => texts[path],
  };
}
