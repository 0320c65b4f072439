import { resolve } from 'node:path';
import { type AddonImportResult, gitBranches, importAddons } from '@whyblocked/upstream';
import { Command } from 'commander';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { dataFolder } from '../places.ts';
import { askGit } from './git-folder.ts';

interface AddonOptions {
  readonly core: string;
  readonly community: string;
  readonly data: string;
  readonly allowVanishing?: true;
  readonly json?: true;
}

/** `whyblocked data import addons` */
export function importAddonsCommand(): Command {
  return new Command('addons')
    .description('Read the branches of the two repositories of addons and store what each track has.')
    .requiredOption('--core <folder>', 'a clone of canonical/microk8s-core-addons, or its git directory')
    .requiredOption('--community <folder>', 'a clone of canonical/microk8s-community-addons, or its git directory')
    .option('--data <folder>', 'the database', dataFolder)
    .option('--allow-vanishing', 'store it even when more than a tenth of what is stored of a track would vanish')
    .option('--json', 'answer in JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ whyblocked data import addons --core ~/core-addons --community ~/community-addons',
    )
    .action(async ({ core, community, data, allowVanishing, json }: AddonOptions) => {
      const imported = await importAddons({
        core: askGit(core, gitBranches),
        community: askGit(community, gitBranches),
        dataDir: resolve(data),
        ...(allowVanishing ? { allowVanishing } : {}),
      });
      if (!imported.ok) throw new UsageError(failure(imported.error));
      if (json) return write(`${JSON.stringify(imported.value, null, 2)}\n`);
      const { addons, branches, facts, added, removed, changedFiles, unread } = imported.value;
      const gaps = unread.map(
        ({ repository, branch, path }) => `${repository} ${branch}: ${path} could not be read in full.\n`,
      );
      await write(
        `${gaps.join('')}${addons} addons of ${branches} branches: ${facts} facts; +${added} −${removed}. ${changedFiles.length} files changed.\n`,
      );
    });
}

function failure(error: Extract<AddonImportResult, { ok: false }>['error']): string {
  switch (error.code) {
    case 'no-tracks':
      return `No branch of --${error.repository} is a track of MicroK8s, such as 1.32: that is no clone of its repository.`;
    case 'unreadable':
      return `${error.path} of the branch ${error.branch} of ${error.repository} cannot be read: ${error.message}`;
    case 'invalid':
      return `What was read does not fit ${error.file}: ${error.message}`;
    case 'too-many-vanish':
      return `${error.vanished} of the ${error.before} facts of ${error.repository} ${error.track} would vanish; nothing was stored. If that is right, say --allow-vanishing.`;
  }
}
