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

/** The tree of a commit, or of what leads to one, read from git's objects without a checkout: the files of a folder come in one go. */
export function commitTree(gitDir: string, commit: string): SourceTree {
  const folders = new Map<string, ReadonlyMap<string, string>>();
  const filesOf = (folder: string): ReadonlyMap<string, string> => {
    const known = folders.get(folder);
    if (known) return known;
    const files = readFolder(gitDir, commit, folder);
    folders.set(folder, files);
    return files;
  };
  return {
    list: (folder) => [...filesOf(folder).keys()].sort(),
    folders: (folder) =>
      rowsOf(gitDir, commit, folder)
        .flatMap((row) => /^040000 tree [0-9a-f]+ +-\t(.*)$/.exec(row)?.[1] ?? [])
        .map((path) => path.slice(path.lastIndexOf('/') + 1))
        .sort(),
    read: (path) => {
      const cut = path.lastIndexOf('/');
      return filesOf(cut < 0 ? '' : path.slice(0, cut)).get(path.slice(cut + 1));
    },
  };
}

/** Texts by file name; links and folders are left out, and what is too large to be a source. */
function readFolder(gitDir: string, commit: string, folder: string): ReadonlyMap<string, string> {
  let budget = LARGEST_FOLDER;
  const files = rowsOf(gitDir, commit, folder).flatMap((row) => {
    const [, id = '', bytes = '', path = ''] = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.*)$/.exec(row) ?? [];
    if (id === '' || Number(bytes) > Math.min(LARGEST_FILE, budget)) return [];
    budget -= Number(bytes);
    return [{ id, name: path.slice(path.lastIndexOf('/') + 1) }];
  });
  if (files.length === 0) return new Map();
  const answer = git(gitDir, ['cat-file', '--batch'], files.map(({ id }) => `${id}\n`).join(''));
  const texts = new Map<string, string>();
  let at = 0;
  for (const { name } of files) {
    const end = answer.indexOf(10, at);
    const size = Number(answer.toString('utf8', at, end).split(' ')[2]);
    texts.set(name, answer.toString('utf8', end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return texts;
}

function rowsOf(gitDir: string, commit: string, folder: string): readonly string[] {
  return git(gitDir, ['ls-tree', '--long', `${commit}^{commit}`, folder === '' ? './' : `${folder}/`])
    .toString('utf8')
    .split('\n');
}

/** What git answers. Throws when it refuses, or is missing. */
export function git(gitDir: string, args: readonly string[], input = ''): Buffer {
  return execFileSync('git', ['--git-dir', gitDir, ...args], {
    input,
    maxBuffer: MOST_BYTES,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
