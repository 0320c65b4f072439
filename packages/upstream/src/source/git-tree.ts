import { execFileSync } from 'node:child_process';
import type { SourceTree } from './source-tree.ts';

const MOST_BYTES = 256 * 1024 * 1024;
/** No source file is larger; of a folder no more than this is read. */
const LARGEST_FILE = 16 * 1024 * 1024;
const LARGEST_FOLDER = 128 * 1024 * 1024;

/** Tags of a git directory. Throws when git is missing or the folder is no git directory. */
export function gitTags(gitDir: string): readonly string[] {
  return git(gitDir, ['tag', '--list']).toString('utf8').split('\n').filter(Boolean);
}

/** The tree of one tag. */
export function gitTree(gitDir: string, tag: string): SourceTree {
  return commitTree(gitDir, `refs/tags/${tag}`);
}

/** Texts by git's names for them: what several commits have is read once. */
export type BlobTexts = Map<string, string>;

/**
 * The tree of a commit, or of what leads to one, read from git's objects without a checkout: the files of a folder come in one go. Links
 * are left out, and what is too large to be a source.
 */
export function commitTree(gitDir: string, commit: string, blobs: BlobTexts = new Map()): SourceTree {
  let listed: ReadonlyMap<string, Folder> | undefined;
  const folderAt = (path: string): Folder => {
    listed ??= foldersOf(gitDir, commit);
    return listed.get(path) ?? { files: new Map(), folders: new Set() };
  };
  return {
    list: (folder) => [...folderAt(folder).files.keys()].sort(),
    folders: (folder) => [...folderAt(folder).folders].sort(),
    read: (path) => {
      const cut = path.lastIndexOf('/');
      const { files } = folderAt(cut < 0 ? '' : path.slice(0, cut));
      const blob = files.get(path.slice(cut + 1));
      if (blob === undefined) return undefined;
      if (!blobs.has(blob)) readBlobs(gitDir, [...files.values()], blobs);
      return blobs.get(blob);
    },
  };
}

interface Folder {
  /** Git's names for the texts, by file name. */
  readonly files: Map<string, string>;
  readonly folders: Set<string>;
}

/** By their paths; the root is "". */
function foldersOf(gitDir: string, commit: string): ReadonlyMap<string, Folder> {
  const found = new Map<string, Folder>();
  const budgets = new Map<string, number>();
  const folderAt = (path: string): Folder => {
    const folder = found.get(path) ?? { files: new Map(), folders: new Set() };
    found.set(path, folder);
    return folder;
  };
  const rows = git(gitDir, ['ls-tree', '-r', '-t', '-z', '--long', `${commit}^{commit}`])
    .toString('utf8')
    .split('\0');
  for (const row of rows) {
    const [, mode = '', id = '', size = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(row) ?? [];
    if (path === '') continue;
    const cut = path.lastIndexOf('/');
    const [parent, name] = [cut < 0 ? '' : path.slice(0, cut), path.slice(cut + 1)];
    if (mode === '040000') folderAt(parent).folders.add(name);
    const budget = budgets.get(parent) ?? LARGEST_FOLDER;
    if (!mode.startsWith('100') || Number(size) > Math.min(LARGEST_FILE, budget)) continue;
    budgets.set(parent, budget - Number(size));
    folderAt(parent).files.set(name, id);
  }
  return found;
}

/** Adds those texts that are not there yet. */
function readBlobs(gitDir: string, ids: readonly string[], blobs: BlobTexts): void {
  const wanted = [...new Set(ids)].filter((id) => !blobs.has(id));
  const answer = git(gitDir, ['cat-file', '--batch'], wanted.map((id) => `${id}\n`).join(''));
  let at = 0;
  for (const id of wanted) {
    const end = answer.indexOf(10, at);
    const size = Number(answer.toString('utf8', at, end).split(' ')[2]);
    blobs.set(id, answer.toString('utf8', end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
}

/** What git answers. Throws when it refuses, or is missing. */
export function git(gitDir: string, args: readonly string[], input = ''): Buffer {
  return execFileSync('git', ['--git-dir', gitDir, ...args], {
    input,
    maxBuffer: MOST_BYTES,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
