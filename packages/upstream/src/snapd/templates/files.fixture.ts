import type { SourceFiles } from './source-files.ts';

/** A tree of files held in memory. */
export function filesOf(texts: Readonly<Record<string, string>>): SourceFiles {
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
