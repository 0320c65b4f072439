/** A tree of source files, wherever it is kept. Paths are relative to its root, with `/`. */
export interface SourceTree {
  /** Names of the files in a folder, in order; empty where there is no such folder. */
  list(folder: string): readonly string[];
  /** Names of the folders in a folder, in order. */
  folders(folder: string): readonly string[];
  /** The text of a file; undefined where there is none, or it is larger than sources are. */
  read(path: string): string | undefined;
}
