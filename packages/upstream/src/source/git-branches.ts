import { type BlobTexts, commitTree, git } from './git-tree.ts';
import type { SourceTree } from './source-tree.ts';

/** A branch of a repository. */
export interface SourceBranch {
  readonly name: string;
  /** In full. */
  readonly commit: string;
  tree(): SourceTree;
}

/**
 * The branches of a git directory: in a clone those of its origin, since branches of its own may be older or missing; those that are
 * there else, as in a bare copy. Throws when git is missing or the folder is no git directory.
 */
export function gitBranches(gitDir: string): readonly SourceBranch[] {
  const rows = git(gitDir, ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads/', 'refs/remotes/origin/'])
    .toString('utf8')
    .split('\n');
  const commits = new Map<string, string>();
  for (const row of rows) {
    const [, commit = '', name = ''] = /^([0-9a-f]{40}) refs\/(?:heads|remotes\/origin)\/(.+)$/.exec(row) ?? [];
    // References come sorted, so that what the origin has comes later.
    if (name !== '' && name !== 'HEAD') commits.set(name, commit);
  }
  const blobs: BlobTexts = new Map();
  return [...commits].map(([name, commit]) => ({ name, commit, tree: () => commitTree(gitDir, commit, blobs) }));
}

/** The commit that a name stands for, in full. Throws where git knows no such name. */
export function gitCommit(gitDir: string, name: string): string {
  return git(gitDir, ['rev-parse', '--verify', '--end-of-options', `${name}^{commit}`])
    .toString('utf8')
    .trim();
}

/** The repository on GitHub that a git directory was cloned from, as "owner/name"; undefined where it does not say. */
export function gitHubRepository(gitDir: string): string | undefined {
  const origin = /^origin\t(\S+) \(fetch\)$/m.exec(git(gitDir, ['remote', '-v']).toString('utf8'))?.[1] ?? '';
  return /github\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(origin)?.[1];
}
