/** A tree of source as it is read: paths are relative to its root, with `/`. */
export interface SourceFiles {
  /** The names of what a folder holds; none where it is not there. */
  list(folder: string): readonly string[];
  read(path: string): string | undefined;
}
