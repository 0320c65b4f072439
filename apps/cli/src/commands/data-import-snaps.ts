import { resolve } from 'node:path';
import {
  commitTree,
  gitBranches,
  gitCommit,
  gitHubRepository,
  importMicrok8s,
  importSnap,
  type Microk8sImportResult,
  type SnapImportResult,
  type StoredSnap,
} from '@whyblocked/upstream';
import { Command } from 'commander';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { dataFolder } from '../places.ts';
import { askGit, gitDirOf } from './git-folder.ts';

interface StoreOptions {
  readonly data: string;
  readonly allowVanishing?: true;
  readonly json?: true;
}

/** `whyblocked data import microk8s DIR` */
export function importMicrok8sCommand(): Command {
  return withStoreOptions(new Command('microk8s'))
    .description("Read the branches of MicroK8s' repository and store what each track of the snap is made of.")
    .argument('<folder>', 'a clone of canonical/microk8s, or its git directory')
    .addHelpText('after', '\nExample:\n  $ whyblocked data import microk8s ~/microk8s')
    .action(async (folder: string, { data, allowVanishing, json }: StoreOptions) => {
      const branches = askGit(folder, gitBranches);
      const imported = importMicrok8s({
        branches,
        dataDir: resolve(data),
        ...(allowVanishing ? { allowVanishing } : {}),
      });
      if (!imported.ok) throw new UsageError(failure(imported.error));
      await tell(imported.value, json);
    });
}

interface SnapOptions extends StoreOptions {
  readonly at: string;
  readonly repo?: string;
  readonly path?: string;
}

/** `whyblocked data import snap DIR` */
export function importSnapCommand(): Command {
  return withStoreOptions(new Command('snap'))
    .description('Read the snapcraft.yaml of a repository and store the apps and plugs of its snap.')
    .argument('<folder>', 'a clone of the repository, or its git directory')
    .option('--at <name>', 'the branch, tag or commit to read', 'HEAD')
    .option('--repo <owner/name>', 'the repository on GitHub; where not said, the origin of the clone')
    .option('--path <file>', 'where the snap is declared, if not where snapcraft looks for it')
    .addHelpText('after', '\nExample:\n  $ whyblocked data import snap ~/nextcloud-snap --at master')
    .action(async (folder: string, { data, allowVanishing, json, at, path, repo: said }: SnapOptions) => {
      const { commit, repo } = askGit(folder, (gitDir) => ({
        commit: gitCommit(gitDir, at),
        repo: said ?? gitHubRepository(gitDir),
      }));
      if (repo === undefined || !/^[\w.-]+\/[\w.-]+$/.test(repo))
        throw new UsageError('Say the repository on GitHub: --repo owner/name.');
      const imported = importSnap({
        tree: commitTree(gitDirOf(folder), commit),
        repo,
        commit,
        path,
        dataDir: resolve(data),
        ...(allowVanishing ? { allowVanishing } : {}),
      });
      if (!imported.ok) throw new UsageError(failure(imported.error));
      await tell(imported.value, json);
    });
}

function withStoreOptions(command: Command): Command {
  return command
    .option('--data <folder>', 'the database', dataFolder)
    .option('--allow-vanishing', 'store it even when more than a tenth of what is stored of the snap would vanish')
    .option('--json', 'answer in JSON');
}

async function tell(stored: StoredSnap, json?: true): Promise<void> {
  if (json) return write(`${JSON.stringify(stored, null, 2)}\n`);
  const { snap, variants, facts, added, removed, changedFiles } = stored;
  const of = variants === 1 ? '' : ` of ${variants} variants`;
  await write(`${snap}: ${facts} facts${of}; +${added} −${removed}. ${changedFiles.length} files changed.\n`);
}

type Failure = Extract<Microk8sImportResult | SnapImportResult, { ok: false }>['error'];

function failure(error: Failure): string {
  switch (error.code) {
    case 'no-tracks':
      return 'No branch is a track of MicroK8s, such as 1.32-strict: that is no clone of canonical/microk8s.';
    case 'no-snapcraft':
      return 'There is no snapcraft.yaml: say --path.';
    case 'unreadable': {
      const where = 'branch' in error ? ` of ${error.branch}` : '';
      return `${error.path}${where} cannot be read: ${error.message}`;
    }
    case 'invalid':
      return `What was read of ${error.snap} does not fit data/snaps: ${error.message}`;
    case 'too-many-vanish':
      return `${error.vanished} of the ${error.before} facts of ${error.snap} would vanish; nothing was stored. If that is right, say --allow-vanishing.`;
  }
}
