import type { SourceTree } from './source-tree.ts';

/** A tree of files held in memory. */
export function memoryTree(texts: Readonly<Record<string, string>>): SourceTree {
  const below = (folder: string): readonly string[] =>
    Object.keys(texts).flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : []));
  return {
    list: (folder) => [...new Set(below(folder).map((path) => path.split('/')[0] ?? ''))],
    folders: (folder) => [...new Set(below(folder).flatMap((path) => path.split('/').slice(0, -1).slice(0, 1)))],
    read: (path) => texts[path],
  };
}
